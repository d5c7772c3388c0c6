/** The version that records name as their parser. The package's own version is held equal by a test. */
export const VERSION = '0.1.0';
export const PARSER = `govdisclose/${VERSION}`;
