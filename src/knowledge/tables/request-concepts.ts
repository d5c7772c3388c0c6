/**
 * The crosswalk of requests and their outcomes. Granted, partly granted, refused, not held and other outcomes add up to the
 * requests answered, in each form; a test holds it against the sums of the forms.
 */
import type { Concept } from '../../model/table-knowledge.js';

export const requestConcepts = [
  {
    code: 'requests_received',
    label: '新收申请',
    labelEn: 'Requests received in the year',
    unit: '件',
    sources: [
      {
        form: 'national-2014',
        parts: ['requests.received'],
        quality: 'exact',
      },
      {
        form: 'national-2019',
        parts: ['requests.received@total'],
        quality: 'exact',
      },
      {
        form: 'national-2021',
        parts: ['requests.received@total'],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'requests_from_persons',
    label: '自然人申请',
    labelEn: 'Requests received from natural persons',
    unit: '件',
    sources: [
      {
        form: 'national-2014',
        parts: ['requests.source.citizens'],
        quality: 'approximate',
        note: 'a row that only some agencies add',
      },
      {
        form: 'national-2019',
        parts: ['requests.received@natural_person'],
        quality: 'exact',
        break: 'applicants-2019',
      },
      {
        form: 'national-2021',
        parts: ['requests.received@natural_person'],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'requests_from_organizations',
    label: '法人或其他组织申请',
    labelEn: 'Requests received from organizations',
    unit: '件',
    sources: [
      {
        form: 'national-2014',
        parts: [
          'requests.source.party_government',
          'requests.source.social_groups',
          'requests.source.enterprises',
          'requests.source.media',
          'requests.source.research',
          'requests.source.other',
        ],
        quality: 'approximate',
        note: 'rows that only some agencies add, with other kinds of organizations',
      },
      {
        form: 'national-2019',
        parts: [
          'requests.received@enterprise',
          'requests.received@research',
          'requests.received@public_welfare',
          'requests.received@legal_services',
          'requests.received@other',
        ],
        quality: 'exact',
        break: 'applicants-2019',
      },
      {
        form: 'national-2021',
        parts: [
          'requests.received@enterprise',
          'requests.received@research',
          'requests.received@public_welfare',
          'requests.received@legal_services',
          'requests.received@other',
        ],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'requests_carried_in',
    label: '上年结转申请',
    labelEn: 'Requests carried over from the year before',
    unit: '件',
    sources: [
      {
        form: 'national-2019',
        parts: ['requests.carried_in@total'],
        quality: 'exact',
      },
      {
        form: 'national-2021',
        parts: ['requests.carried_in@total'],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'requests_carried_out',
    label: '结转下年度申请',
    labelEn: 'Requests carried over to the next year',
    unit: '件',
    sources: [
      {
        form: 'national-2019',
        parts: ['requests.carried_out@total'],
        quality: 'exact',
      },
      {
        form: 'national-2021',
        parts: ['requests.carried_out@total'],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'requests_answered',
    label: '办理结果总数',
    labelEn: 'Requests answered in the year, whatever the outcome',
    unit: '件',
    sources: [
      {
        form: 'national-2014',
        parts: ['requests.answered'],
        quality: 'approximate',
        note: 'counts answers; requests.completed counts requests that were closed, on time or after an extension',
      },
      {
        form: 'national-2019',
        parts: ['outcome.total@total'],
        quality: 'exact',
        break: 'outcomes-2019',
      },
      {
        form: 'national-2021',
        parts: ['outcome.total@total'],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'granted',
    label: '予以公开',
    labelEn: 'Granted in full',
    unit: '件',
    sources: [
      {
        form: 'national-2014',
        parts: ['requests.answered.granted'],
        quality: 'approximate',
        note: 'information that was public already has a row of its own (requests.answered.already_public) and is among the other outcomes here',
      },
      {
        form: 'national-2019',
        parts: ['outcome.granted@total'],
        quality: 'exact',
        break: 'outcomes-2019',
      },
      {
        form: 'national-2021',
        parts: ['outcome.granted@total'],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'partly_granted',
    label: '部分公开',
    labelEn: 'Granted in part',
    unit: '件',
    sources: [
      {
        form: 'national-2014',
        parts: ['requests.answered.partly_granted'],
        quality: 'exact',
      },
      {
        form: 'national-2019',
        parts: ['outcome.partly_granted@total'],
        quality: 'exact',
      },
      {
        form: 'national-2021',
        parts: ['outcome.partly_granted@total'],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'refused',
    label: '不予公开',
    labelEn: 'Refused',
    unit: '件',
    sources: [
      {
        form: 'national-2014',
        parts: ['requests.answered.refused'],
        quality: 'approximate',
        note: 'also holds requests for what is no government information; process information, internal affairs and enforcement files have no row of their own',
      },
      {
        form: 'national-2019',
        parts: [
          'outcome.refused.state_secret@total',
          'outcome.refused.other_law@total',
          'outcome.refused.security_stability@total',
          'outcome.refused.third_party@total',
          'outcome.refused.internal_affairs@total',
          'outcome.refused.process@total',
          'outcome.refused.enforcement_file@total',
          'outcome.refused.inquiry@total',
        ],
        quality: 'exact',
        break: 'outcomes-2019',
      },
      {
        form: 'national-2021',
        parts: [
          'outcome.refused.state_secret@total',
          'outcome.refused.other_law@total',
          'outcome.refused.security_stability@total',
          'outcome.refused.third_party@total',
          'outcome.refused.internal_affairs@total',
          'outcome.refused.process@total',
          'outcome.refused.enforcement_file@total',
          'outcome.refused.inquiry@total',
        ],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'refused_state_secret',
    label: '不予公开：国家秘密',
    labelEn: 'Refused: state secret',
    unit: '件',
    sources: [
      {
        form: 'national-2014',
        parts: ['requests.answered.refused.state_secret'],
        quality: 'exact',
      },
      {
        form: 'national-2019',
        parts: ['outcome.refused.state_secret@total'],
        quality: 'exact',
      },
      {
        form: 'national-2021',
        parts: ['outcome.refused.state_secret@total'],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'refused_security',
    label: '不予公开：危及安全稳定',
    labelEn: 'Refused: endangers security and stability',
    unit: '件',
    sources: [
      {
        form: 'national-2014',
        parts: ['requests.answered.refused.security_stability'],
        quality: 'exact',
      },
      {
        form: 'national-2019',
        parts: ['outcome.refused.security_stability@total'],
        quality: 'exact',
      },
      {
        form: 'national-2021',
        parts: ['outcome.refused.security_stability@total'],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'refused_third_party',
    label: '不予公开：第三方权益',
    labelEn: 'Refused: rights of a third party',
    unit: '件',
    sources: [
      {
        form: 'national-2014',
        parts: ['requests.answered.refused.trade_secret', 'requests.answered.refused.privacy'],
        quality: 'approximate',
        note: 'trade secrets and personal privacy, the two that the Regulations of 2007 name',
      },
      {
        form: 'national-2019',
        parts: ['outcome.refused.third_party@total'],
        quality: 'exact',
        break: 'outcomes-2019',
      },
      {
        form: 'national-2021',
        parts: ['outcome.refused.third_party@total'],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'not_held',
    label: '不掌握相关信息',
    labelEn: 'Not held by the agency',
    unit: '件',
    sources: [
      {
        form: 'national-2014',
        parts: ['requests.answered.not_held', 'requests.answered.not_this_agency'],
        quality: 'approximate',
        note: 'information that does not exist, and information that another agency has to disclose',
      },
      {
        form: 'national-2019',
        parts: ['outcome.unavailable.not_held@total'],
        quality: 'exact',
        break: 'outcomes-2019',
      },
      {
        form: 'national-2021',
        parts: ['outcome.unavailable.not_held@total'],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'other_outcomes',
    label: '其他办理结果',
    labelEn: 'Answered otherwise: neither granted nor refused nor not held',
    unit: '件',
    sources: [
      {
        form: 'national-2014',
        parts: [
          'requests.answered.already_public',
          'requests.answered.clarification_requested',
          'requests.answered.other_channel',
        ],
        quality: 'approximate',
        note: 'public already, applicant told to amend, applicant referred elsewhere',
      },
      {
        form: 'national-2019',
        parts: [
          'outcome.unavailable.needs_creation@total',
          'outcome.unavailable.unclear@total',
          'outcome.not_processed.petition@total',
          'outcome.not_processed.repeated@total',
          'outcome.not_processed.publication@total',
          'outcome.not_processed.excessive@total',
          'outcome.not_processed.reissue@total',
          'outcome.other@total',
        ],
        quality: 'exact',
        break: 'outcomes-2019',
      },
      {
        form: 'national-2021',
        parts: [
          'outcome.unavailable.needs_creation@total',
          'outcome.unavailable.unclear@total',
          'outcome.not_processed.petition@total',
          'outcome.not_processed.repeated@total',
          'outcome.not_processed.publication@total',
          'outcome.not_processed.excessive@total',
          'outcome.not_processed.reissue@total',
          'outcome.other.not_corrected@total',
          'outcome.other.fee_unpaid@total',
          'outcome.other.other@total',
        ],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'not_processed',
    label: '不予处理',
    labelEn: 'Not processed by law',
    unit: '件',
    sources: [
      {
        form: 'national-2019',
        parts: [
          'outcome.not_processed.petition@total',
          'outcome.not_processed.repeated@total',
          'outcome.not_processed.publication@total',
          'outcome.not_processed.excessive@total',
          'outcome.not_processed.reissue@total',
        ],
        quality: 'exact',
      },
      {
        form: 'national-2021',
        parts: [
          'outcome.not_processed.petition@total',
          'outcome.not_processed.repeated@total',
          'outcome.not_processed.publication@total',
          'outcome.not_processed.excessive@total',
          'outcome.not_processed.reissue@total',
        ],
        quality: 'exact',
      },
    ],
  },
  {
    code: 'other_handling',
    label: '其他处理',
    labelEn: 'Other handling, as the forms call it',
    unit: '件',
    sources: [
      {
        form: 'national-2019',
        parts: ['outcome.other@total'],
        quality: 'exact',
      },
      {
        form: 'national-2021',
        parts: ['outcome.other.not_corrected@total', 'outcome.other.fee_unpaid@total', 'outcome.other.other@total'],
        quality: 'exact',
      },
    ],
  },
] as const satisfies readonly Concept[];
