/** The form in which a setting's value is entered. */
export interface SettingSpec {
    readonly id: string;
    readonly type: 'flag' | 'number' | 'select' | 'list' | 'text';
    readonly default: string | number | boolean | readonly string[];
    readonly min?: number;
    /** The most that a number may be, or the most characters of a text. */
    readonly max?: number;
    readonly options?: readonly string[];
    readonly unit?: 'second' | 'minute' | 'millisecond' | 'byte';
    readonly isLong?: true;
    readonly isSecret?: true;
    readonly format?: 'color' | 'url';
}

export const SETTING_GROUPS = [
    'routing', 'queue', 'conversations', 'widget', 'verification', 'hours', 'calls', 'files', 'accounts', 'webhook', 'server',
] as const;
export type SettingGroup = (typeof SETTING_GROUPS)[number];

/** All settings of a workspace by their groups, as docs/settings.md has them; a test holds both together. */
export const SETTINGS: Readonly<Record<SettingGroup, readonly SettingSpec[]>> = {
    routing: [
        { id: 'Livechat_accept_chats_with_no_agents', default: false, type: 'flag' },
        { id: 'Livechat_agent_connection_timeout', default: 120, type: 'number', min: 0, max: 31536000, unit: 'second' },
        { id: 'Livechat_agent_leave_action', default: 'none', type: 'select', options: ['none', 'forward', 'close'] },
        { id: 'Livechat_agent_leave_action_timeout', default: 60, type: 'number', min: 0, max: 31536000, unit: 'second' },
        { id: 'Livechat_assign_new_conversation_to_bot', default: false, type: 'flag' },
        { id: 'Livechat_enabled_when_agent_idle', default: true, type: 'flag' },
        { id: 'Livechat_External_Queue_Token', default: '', type: 'text', max: 2000, isSecret: true },
        { id: 'Livechat_External_Queue_URL', default: '', type: 'text', max: 2000, format: 'url' },
        { id: 'Livechat_http_timeout', default: 5000, type: 'number', min: 1, max: 60000, unit: 'millisecond' },
        { id: 'Livechat_last_chatted_agent_routing', default: false, type: 'flag' },
        { id: 'Livechat_maximum_chats_per_agent', default: 0, type: 'number', min: 0, max: 10000 },
        {
            id: 'Livechat_Routing_Method',
            default: 'Auto_Selection',
            type: 'select',
            options: ['Auto_Selection', 'Manual_Selection', 'Load_Balancing', 'Load_Rotation', 'External'],
        },
        { id: 'Omnichannel_contact_manager_routing', default: true, type: 'flag' },
        { id: 'Omnichannel_max_fallback_forward_depth', default: 3, type: 'number', min: 0, max: 100 },
        { id: 'Omnichannel_queue_keeps_place', default: true, type: 'flag' },
        { id: 'Omnichannel_skill_routing', default: false, type: 'flag' },
        { id: 'Omnichannel_sorting_mechanism', default: 'Timestamp', type: 'select', options: ['Timestamp', 'Priority', 'SLAs'] },
    ],
    queue: [
        { id: 'Livechat_max_queue_wait_time', default: -1, type: 'number', min: -1, max: 525600, unit: 'minute' },
        { id: 'Livechat_number_most_recent_chats_estimate_wait_time', default: 100, type: 'number', min: 0, max: 2000 },
        { id: 'Livechat_waiting_queue', default: true, type: 'flag' },
        { id: 'Livechat_waiting_queue_message', default: '', type: 'text', max: 10000, isLong: true },
        { id: 'Omnichannel_calculate_dispatch_service_queue_statistics', default: true, type: 'flag' },
    ],
    conversations: [
        { id: 'Contacts_Default_Phone_Region', default: '', type: 'text', max: 2 },
        { id: 'Livechat_abandoned_rooms_action', default: 'none', type: 'select', options: ['none', 'close', 'on-hold'] },
        { id: 'Livechat_Allow_collect_and_store_HTTP_header_informations', default: false, type: 'flag' },
        { id: 'Livechat_allow_manual_on_hold', default: false, type: 'flag' },
        { id: 'Livechat_allow_manual_on_hold_upon_agent_engagement_only', default: true, type: 'flag' },
        { id: 'Livechat_auto_close_on_hold_chats_timeout', default: 3600, type: 'number', min: 0, max: 31536000, unit: 'second' },
        { id: 'Livechat_auto_transfer_chat_timeout', default: 0, type: 'number', min: 0, max: 31536000, unit: 'second' },
        { id: 'Livechat_request_comment_when_closing_conversation', default: true, type: 'flag' },
        { id: 'Livechat_visitor_inactivity_timeout', default: 3600, type: 'number', min: 0, max: 31536000, unit: 'second' },
        { id: 'Omnichannel_allow_force_close_conversations', default: false, type: 'flag' },
        { id: 'Omnichannel_enable_department_removal', default: false, type: 'flag' },
        { id: 'SMS_Default_Omnichannel_Department', default: '', type: 'text', max: 128 },
    ],
    widget: [
        { id: 'Livechat_AllowedDomainsList', default: '', type: 'text', max: 2000 },
        { id: 'Language', default: 'en', type: 'text', max: 35 },
        { id: 'Livechat_allow_switching_departments', default: true, type: 'flag' },
        { id: 'Livechat_conversation_finished_message', default: '', type: 'text', max: 10000, isLong: true },
        { id: 'Livechat_display_offline_form', default: true, type: 'flag' },
        { id: 'Livechat_enable_transcript', default: false, type: 'flag' },
        { id: 'Livechat_enabled', default: true, type: 'flag' },
        {
            id: 'Livechat_hide_system_messages',
            default: ['uj', 'ul', 'livechat-close'],
            type: 'list',
            options: [
                'uj',
                'ul',
                'livechat-close',
                'livechat-started',
                'livechat_transfer_history',
                'livechat_transfer_history_fallback',
                'livechat_navigation_history',
                'omnichannel_placed_chat_on_hold',
                'omnichannel_on_hold_chat_resumed',
                'livechat_sms_failed',
            ],
        },
        { id: 'Livechat_offline_email', default: '', type: 'text', max: 2000 },
        { id: 'Livechat_offline_message', default: '', type: 'text', max: 10000, isLong: true },
        { id: 'Livechat_registration_form', default: true, type: 'flag' },
        { id: 'Livechat_show_agent_info', default: true, type: 'flag' },
        { id: 'Livechat_title', default: 'Contact Center', type: 'text', max: 200 },
        { id: 'Livechat_title_color', default: '#1F2329', type: 'text', max: 7, format: 'color' },
        { id: 'Livechat_transcript_send_always', default: false, type: 'flag' },
        { id: 'Omnichannel_allow_visitors_to_close_conversation', default: true, type: 'flag' },
    ],
    verification: [
        { id: 'Livechat_allow_short_visitor_tokens', default: false, type: 'flag' },
        { id: 'Livechat_Block_Unknown_Contacts', default: false, type: 'flag' },
        { id: 'Livechat_Block_Unverified_Contacts', default: false, type: 'flag' },
        { id: 'Livechat_Require_Contact_Verification', default: 'never', type: 'select', options: ['never', 'once', 'always'] },
        { id: 'Livechat_Verification_Abandon_Seconds', default: 3600, type: 'number', min: 0, max: 31536000, unit: 'second' },
        { id: 'Livechat_Verification_Code_Expiry_Seconds', default: 600, type: 'number', min: 30, max: 86400, unit: 'second' },
        { id: 'Livechat_Verification_Max_Attempts', default: 5, type: 'number', min: 1, max: 15 },
        { id: 'Livechat_Verification_Max_Codes_Per_Hour', default: 5, type: 'number', min: 1, max: 60 },
        { id: 'Livechat_Verification_Resend_Seconds', default: 60, type: 'number', min: 0, max: 3600, unit: 'second' },
    ],
    hours: [
        { id: 'Livechat_business_hour_type', default: 'Single', type: 'select', options: ['Single', 'Multiple'] },
        { id: 'Livechat_enable_business_hours', default: false, type: 'flag' },
    ],
    calls: [
        { id: 'Call_ringing_timeout_seconds', default: 600, type: 'number', min: 0, max: 31536000, unit: 'second' },
        { id: 'Call_silence_timeout_seconds', default: 14400, type: 'number', min: 0, max: 31536000, unit: 'second' },
        { id: 'Call_slots_per_call', default: 'one', type: 'select', options: ['one', 'all', 'none'] },
        { id: 'Call_wrap_up_holds_slot', default: false, type: 'flag' },
        { id: 'Call_wrap_up_required', default: [], type: 'list', options: ['notes', 'disposition', 'tags'] },
        { id: 'Call_wrap_up_timeout_seconds', default: 300, type: 'number', min: 0, max: 31536000, unit: 'second' },
    ],
    files: [
        { id: 'FileUpload_MaxFileSize', default: 104857600, type: 'number', min: 0, max: 2147483647, unit: 'byte' },
        {
            id: 'FileUpload_MediaTypeBlackList',
            default: 'image/svg+xml,text/html,application/xhtml+xml,text/javascript,application/javascript',
            type: 'text',
            max: 2000,
        },
        { id: 'FileUpload_MediaTypeWhiteList', default: '', type: 'text', max: 2000 },
        { id: 'Livechat_fileupload_enabled', default: true, type: 'flag' },
        { id: 'Livechat_message_character_limit', default: 0, type: 'number', min: 0, max: 16384 },
        { id: 'Message_AllowDeleting', default: true, type: 'flag' },
        { id: 'Message_AllowDeleting_BlockDeleteInMinutes', default: 0, type: 'number', min: 0, max: 525600, unit: 'minute' },
        { id: 'Message_AllowEditing', default: true, type: 'flag' },
        { id: 'Message_AllowEditing_BlockEditInMinutes', default: 0, type: 'number', min: 0, max: 525600, unit: 'minute' },
    ],
    accounts: [
        { id: 'Accounts_Password_Policy_MinLength', default: 12, type: 'number', min: 8, max: 128 },
        { id: 'Accounts_Password_Reset_URL', default: '', type: 'text', max: 2000, format: 'url' },
        { id: 'Accounts_TwoFactorAuthentication_RequiredRoles', default: '', type: 'text', max: 2000 },
    ],
    webhook: [
        { id: 'Livechat_webhookUrl', default: '', type: 'text', max: 2000, format: 'url' },
        { id: 'Livechat_secret_token', default: '', type: 'text', max: 2000, isSecret: true },
        { id: 'Livechat_webhook_on_agent_message', default: false, type: 'flag' },
        { id: 'Livechat_webhook_on_chat_queued', default: false, type: 'flag' },
        { id: 'Livechat_webhook_on_chat_taken', default: false, type: 'flag' },
        { id: 'Livechat_webhook_on_close', default: false, type: 'flag' },
        { id: 'Livechat_webhook_on_forward', default: false, type: 'flag' },
        { id: 'Livechat_webhook_on_offline_msg', default: false, type: 'flag' },
        { id: 'Livechat_webhook_on_start', default: false, type: 'flag' },
        { id: 'Livechat_webhook_on_visitor_message', default: false, type: 'flag' },
    ],
    server: [
        { id: 'API_Allow_Infinite_Count', default: true, type: 'flag' },
        { id: 'API_Default_Count', default: 50, type: 'number', min: 1, max: 1000 },
        { id: 'API_Enable_Rate_Limiter', default: true, type: 'flag' },
        { id: 'API_Enable_Rate_Limiter_Limit_Calls_Default', default: 600, type: 'number', min: 1, max: 1000000 },
        { id: 'API_Enable_Rate_Limiter_Limit_Time_Default', default: 60000, type: 'number', min: 1, max: 86400000, unit: 'millisecond' },
        { id: 'API_Upper_Count_Limit', default: 100, type: 'number', min: 1, max: 1000 },
        { id: 'Demo_Workspace', default: false, type: 'flag' },
    ],
};
