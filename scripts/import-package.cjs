'use strict';
// Imports a package for the bundled program: scripts that are compiled by hand (load-program.cjs) cannot without a warning.
module.exports = (name) => import(name);
