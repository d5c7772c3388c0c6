/**
 * How content management systems bring the records of a list: Hanweb's datastore and its calls (dataproxy, unit), the JSON of
 * Guangdong's portals, and the field names of JSON replies.
 */
import type { LoadWords } from '../../model/list-knowledge.js';

export const loadWords = {
  record: { open: '<record>', close: '</record>', textOpen: '<![CDATA[', textClose: ']]>' },
  store: '<datastore',
  nextRecords: /<nextgroup>\s*<!\[CDATA\[[^\]]{0,200}?href\s{0,3}=\s{0,3}["']([^"']{1,2000})["']/gu,
  totalRecords: /<totalrecord>\s{0,9}(\d{1,8})\s{0,9}<\/totalrecord>/u,
  totalPages: /<totalpage>\s{0,9}(\d{1,7})\s{0,9}<\/totalpage>/u,
  recordArray: /\bdataStore\s{0,3}=\s{0,3}\[/u,
  proxy: {
    address: /\bproxyUrl\s{0,3}:\s{0,3}["']([^"'\s]{1,500})["']/u,
    parameters: /\b(?:ajaxParam|proxyParam|ajaxParams|param)\s{0,3}:\s{0,3}\{([^{}]{1,4000})\}/u,
    parameter: /["']?(\w{1,40})["']?\s{0,3}:\s{0,3}(?:"([^"]{0,500})"|'([^']{0,500})'|([\w.%/-]{0,200}))/gu,
    total: /\btotalRecord\s{0,3}:\s{0,3}["']?(\d{1,8})/u,
    perPage: /\bperPage\s{0,3}:\s{0,3}["']?(\d{1,4})/u,
    group: /\b(?:groupSize|perGroup|cachePages)\s{0,3}:\s{0,3}["']?(\d{1,3})/u,
    names: { first: 'startrecord', last: 'endrecord', size: 'perpage' },
  },
  unit: {
    query: 'querydata',
    rows: 'rows',
    count: 'count',
    field: /["'](\w{1,40})["']\s{0,3}:\s{0,3}(?:"([^"]{0,500})"|'([^']{0,500})')/gu,
    path: '/api-gateway/jpaas-publish-server/front/page/build/unit',
    pathMark: '/page/build/unit',
    fixed: { parseType: 'bulidstatic', pageType: 'column' },
    names: { page: 'pageNo', rows: 'rows', json: 'paramJson', jsonRows: 'pageSize' },
  },
  articles: {
    marker: '/gkmlpt/',
    site: /\bSID\s{0,3}:\s{0,3}["']?(\d{1,12})/u,
    column: /^#\/?(\d{1,9})/u,
    tree: /"id"\s{0,3}:\s{0,3}"?(\d{1,9})"?\s{0,3},[^{}[\]]{0,300}?"name"\s{0,3}:\s{0,3}"([^"]{1,80})"/gu,
    template: '{base}api/all/{column}?page={page}&sid={site}',
  },
  fields: {
    title: ['title', 'Title', 'docTitle', 'doctitle', 'name', 'subject', 'infoTitle', 'bt', 'TITLE', 'showTitle'],
    url: ['url', 'post_url', 'href', 'link', 'docPubUrl', 'docpuburl', 'pageUrl', 'URL', 'linkUrl', 'path', 'htmlUrl'],
    date: [
      'date',
      'display_publish_time',
      'first_publish_time',
      'publish_time',
      'publishTime',
      'publishDate',
      'pubDate',
      'docRelTime',
      'docreltime',
      'releaseTime',
      'PubDate',
      'create_time',
      'createTime',
      'created_at',
      'fbrq',
    ],
    publisher: ['publisher', 'publish_org', 'orgName', 'department', 'deptName', 'organName', 'source', 'fbjg'],
    total: ['total', 'totalCount', 'totalRecord', 'totalRow', 'totalElements', 'recordCount', 'post_count'],
    pages: ['pages', 'totalPage', 'totalPages', 'pageCount'],
  },
  callPaths: /\/(?:dataproxy|morecolumndataproxy|search)\.jsp\?|\/page\/build\/unit\?|\/api\/all\/\d+\?/iu,
} as const satisfies LoadWords;
