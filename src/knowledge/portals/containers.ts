/** Ids and classes by which portals' page frames (CMS templates) call the article and the furniture around it. */
export const containers = {
  content: [
    'zoom', 'zoomcon', 'trs_editor', 'trs_ueditor', 'trs_web', 'article-content', 'article_content', 'articlecontent', 'art_con', 'art-con', 'article-conter', 'articlecon',
    'xxgkarticle', 'xxgk_content', 'ucapcontent', 'ucap-content', 'con_text', 'contenttext', 'newscontent', 'news_content', 'news-content', 'wzcon', 'wz_content', 'view-content',
    'pages_content', 'pages-content', 'detail-content', 'detail_content', 'content_text', 'info_content', 'bt-content', 'main-content', 'main_content', 'j-fontcontent',
    'wp_articlecontent', 'vsb_content', 'vsb_content_2', 'v_news_content', 'tys-main-zt-show', 'zwnr', 'nrzt', 'gknb_content', 'article_body', 'article-body', 'mcontent',
  ],
  chrome: [
    'footer', 'foot', 'footerbox', 'nav', 'navbar', 'navigation', 'menu', 'topmenu', 'mainmenu', 'leftmenu', 'left-menu', 'left_menu', 'sidebar', 'side-bar', 'sidenav', 'breadcrumb',
    'breadcrumbs', 'crumb', 'crumbs', 'dqwz', 'toolbar', 'share', 'bdsharebuttonbox', 'topbar', 'top-bar', 'copyright', 'friendlink', 'friend-link', 'yqlj', 'search', 'searchbox', 'login',
    'pagination', 'pager', 'qrcode', 'ewm', 'tools', 'accessibility',
  ],
} as const satisfies { readonly content: readonly string[]; readonly chrome: readonly string[] };
