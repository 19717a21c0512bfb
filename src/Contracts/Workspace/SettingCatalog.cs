using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using ContactCenter.Accounts;
using ContactCenter.Calls;
using ContactCenter.Conversations;
using ContactCenter.Routing;
using ContactCenter.Verification;

namespace ContactCenter.Workspace;

/// <summary>
/// All settings (contract §1.14, §3.6, §9.4, §9.5). Each one that is here has an effect, and no other exists. Stored values of former
/// settings stay readable.
/// </summary>
public static class SettingCatalog
{
    private const int DaySeconds = 24 * 60 * 60;
    private const int YearSeconds = 365 * DaySeconds;
    private const int YearMinutes = 365 * 24 * 60;
    private const int TitleMax = 200;
    private const int MessageMax = 10_000;
    private const int ListMax = 2_000;

    /// <summary>
    /// The type of the message that an agent left. The contract hides it by default. Nothing here has this type, as a transfer says the
    /// same.
    /// </summary>
    private const string LeftType = "ul";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ImmutableArray<SettingDefinition> All { get; } =
    [
        Number(AccountSettings.PasswordLength, AccountSettings.PasswordLengthByDefault, AccountSettings.PasswordLengthMin, 128,
            "characters that a new password has at least"),
        Text(AccountSettings.PasswordResetPage, "", ListMax, SettingFormats.WebAddress, "page on which people choose a new password; empty = they get a code"),
        Text(AccountSettings.SecondFactorRoles, "", ListMax, SettingFormats.Roles, "who signs in with a second factor only"),
        Flag("API_Allow_Infinite_Count", true, "count=0 asks a list for everything (at most 1,000 items)"),
        Number("API_Default_Count", 50, 1, 1_000, "items of a list for who names no number"),
        Flag("API_Enable_Rate_Limiter", true, "limits how often users and addresses call"),
        Number("API_Enable_Rate_Limiter_Limit_Calls_Default", 600, 1, 1_000_000, "calls of one user to one route in the time below"),
        Number("API_Enable_Rate_Limiter_Limit_Time_Default", 60_000, 1, DaySeconds * 1_000, "milliseconds in which these are counted"),
        Number("API_Upper_Count_Limit", 100, 1, 1_000, "items of a list at most"),
        Number("Call_ringing_timeout_seconds", 600, 0, YearSeconds, "seconds without news of a call that rings or waits until its end is assumed; 0 = never"),
        Number("Call_silence_timeout_seconds", 14_400, 0, YearSeconds, "seconds without news of an answered call until its end is assumed; 0 = never"),
        Choice(CallSlots.Setting, CallSlots.One, "how much of an agent's capacity a call takes", CallSlots.One, CallSlots.All, CallSlots.None),
        Flag(CallSlots.WrapUpHoldsSlotSetting, false, "a call takes it until its wrap-up is over"),
        Choices(CallWrapUpParts.RequiredSetting, [], "what a wrap-up cannot be saved without",
            [CallWrapUpParts.Notes, CallWrapUpParts.Disposition, CallWrapUpParts.Tags]),
        Number("Call_wrap_up_timeout_seconds", 300, 0, YearSeconds, "seconds until a wrap-up is over by itself; 0 = never"),
        Text(WorkspaceSnapshot.PhoneRegionSetting, "", 2, SettingFormats.Region,
            "country whose telephone numbers are written without its code; empty = by digits alone"),
        Flag("Demo_Workspace", false, "marks the workspace that the demo filled"),
        Number("FileUpload_MaxFileSize", 104_857_600, 0, int.MaxValue, "bytes that a file may have; 0 = none may be sent"),
        Text("FileUpload_MediaTypeBlackList", "image/svg+xml,text/html,application/xhtml+xml,text/javascript,application/javascript", ListMax,
            SettingFormats.MediaTypes, "types of files that are refused"),
        Text("FileUpload_MediaTypeWhiteList", "", ListMax, SettingFormats.MediaTypes, "types of files that are taken; empty = all others"),
        Text("Language", "en", 35, SettingFormats.Language, "the widget's language"),
        Choice("Livechat_abandoned_rooms_action", "none", "what happens when the visitor does not answer",
            "none", TimeoutActions.Close, TimeoutActions.OnHold),
        Flag("Livechat_accept_chats_with_no_agents", false, "conversations are taken while nobody is there"),
        Number("Livechat_agent_connection_timeout", 120, 0, YearSeconds, "seconds without a screen until an agent is offline; 0 = never"),
        Choice("Livechat_agent_leave_action", "none", "what happens to the conversations of an agent who is gone",
            "none", TimeoutActions.Forward, TimeoutActions.Close),
        Number("Livechat_agent_leave_action_timeout", 60, 0, YearSeconds, "seconds after which it happens"),
        Flag("Livechat_Allow_collect_and_store_HTTP_header_informations", false, "deleting a contact closes its open conversations"),
        Flag("Livechat_allow_manual_on_hold", false, "agents may put conversations on hold"),
        Flag("Livechat_allow_manual_on_hold_upon_agent_engagement_only", true, "only those in which the agent wrote last"),
        Flag("Livechat_allow_short_visitor_tokens", false, "new visitors may choose tokens that are easily guessed"),
        Text("Livechat_AllowedDomainsList", "", ListMax, SettingFormats.Origins,
            "whose pages may show the widget; empty = this server's alone, * = everybody's"),
        Flag("Livechat_allow_switching_departments", true, "visitors may change the department"),
        Flag("Livechat_assign_new_conversation_to_bot", false, "bots get new conversations first"),
        Number("Livechat_auto_close_on_hold_chats_timeout", 3_600, 0, YearSeconds, "seconds on hold until it is closed; 0 = never"),
        Number("Livechat_auto_transfer_chat_timeout", 0, 0, YearSeconds, "seconds without an answer until another agent is asked; 0 = never"),
        Flag("Livechat_Block_Unknown_Contacts", false, "agents cannot take conversations of unknown contacts"),
        Flag("Livechat_Block_Unverified_Contacts", false, "agents cannot take conversations of contacts that proved nothing"),
        Choice("Livechat_business_hour_type", BusinessHourModes.Single, "one set of hours for all, or departments have their own",
            BusinessHourModes.Single, BusinessHourModes.Multiple),
        Text("Livechat_conversation_finished_message", "", MessageMax, SettingFormats.Any, "what the widget shows at the end"),
        Flag("Livechat_display_offline_form", true, "the widget shows a form while nobody is there, if there is an address for it"),
        Flag("Livechat_enable_transcript", false, "visitors may ask for the conversation by e-mail"),
        Flag("Livechat_enable_business_hours", false, "agents are there during business hours only"),
        Flag("Livechat_enabled", true, "visitors may open conversations"),
        Flag("Livechat_enabled_when_agent_idle", true, "agents who are away get conversations"),
        Text("Livechat_External_Queue_Token", "", ListMax, SettingFormats.Line, "secret that the routing service is shown"),
        Text("Livechat_External_Queue_URL", "", ListMax, SettingFormats.WebAddress, "address of the routing service"),
        Flag("Livechat_fileupload_enabled", true, "files may be sent"),
        Choices("Livechat_hide_system_messages", [SystemMessageTypes.Joined, LeftType, SystemMessageTypes.Closed],
            "system messages that visitors do not see", SystemMessages),
        Number("Livechat_http_timeout", 5_000, 1, 60_000, "milliseconds that the routing service or a webhook's receiver may take"),
        Flag("Livechat_last_chatted_agent_routing", false, "the agent of last time is asked first"),
        Number("Livechat_max_queue_wait_time", -1, -1, YearMinutes, "minutes in the queue until it is closed; 0 and -1 = never"),
        Number("Livechat_maximum_chats_per_agent", 0, 0, 10_000, "conversations of one agent at once; 0 = any number"),
        Number("Livechat_message_character_limit", 0, 0, ConversationLimits.MaxMessageBytes, "characters of a message; 0 = as many as fit"),
        Number("Livechat_number_most_recent_chats_estimate_wait_time", 100, 0, ConversationLimits.RecentChatsMax,
            "conversations that the estimated waiting time is made from; 0 = no estimate"),
        Text("Livechat_offline_email", "", ListMax, SettingFormats.Emails, "who gets what visitors write while nobody is there"),
        Text("Livechat_offline_message", "", MessageMax, SettingFormats.Any, "what the widget shows while nobody is there"),
        Flag("Livechat_registration_form", true, "the widget asks for name and e-mail first"),
        Flag("Livechat_request_comment_when_closing_conversation", true, "agents must say something when they close"),
        Choice("Livechat_Require_Contact_Verification", RequiredVerification.Never, "when visitors must prove an address",
            RequiredVerification.Never, RequiredVerification.Once, RequiredVerification.Always),
        Choice("Livechat_Routing_Method", RoutingMethods.Auto, "who gets what waits",
            RoutingMethods.Auto, RoutingMethods.Manual, RoutingMethods.LoadBalancing, RoutingMethods.LoadRotation, RoutingMethods.External),
        Text("Livechat_secret_token", "", ListMax, SettingFormats.Line, "secret that the webhook's receiver is shown"),
        Flag("Livechat_show_agent_info", true, "visitors see who answers"),
        Text("Livechat_title", "Contact Center", TitleMax, SettingFormats.Line, "the widget's title"),
        Text("Livechat_title_color", "#1F2329", 7, SettingFormats.Color, "the widget's colour"),
        Flag("Livechat_transcript_send_always", false, "visitors with an e-mail address get every conversation by mail"),
        Number("Livechat_Verification_Abandon_Seconds", 3_600, 0, YearSeconds, "seconds until a proof is not waited for any more; 0 = never"),
        Number("Livechat_Verification_Code_Expiry_Seconds", 600, 30, DaySeconds, "seconds that a code is valid"),
        Number("Livechat_Verification_Max_Attempts", 5, 1, 15, "wrong answers to one code"),
        Number("Livechat_Verification_Max_Codes_Per_Hour", 5, 1, 60, "codes for one visitor in an hour"),
        Number("Livechat_Verification_Resend_Seconds", 60, 0, 3_600, "seconds between two codes"),
        Number("Livechat_visitor_inactivity_timeout", 3_600, 0, YearSeconds, "seconds without an answer of the visitor; 0 = any time"),
        Flag("Livechat_waiting_queue", true, "visitors who wait are told their place"),
        Text("Livechat_waiting_queue_message", "", MessageMax, SettingFormats.Any, "what visitors who wait are told"),
        Flag("Livechat_webhook_on_agent_message", false, "the webhook tells of messages of agents"),
        Flag("Livechat_webhook_on_chat_queued", false, "the webhook tells when a conversation waits in a queue"),
        Flag("Livechat_webhook_on_chat_taken", false, "the webhook tells when an agent takes a conversation"),
        Flag("Livechat_webhook_on_close", false, "the webhook tells when a conversation is closed"),
        Flag("Livechat_webhook_on_forward", false, "the webhook tells when a conversation is forwarded"),
        Flag("Livechat_webhook_on_offline_msg", false, "the webhook tells of messages that are written while nobody is there"),
        Flag("Livechat_webhook_on_start", false, "the webhook tells when a conversation is opened"),
        Flag("Livechat_webhook_on_visitor_message", false, "the webhook tells of messages of visitors"),
        Text("Livechat_webhookUrl", "", ListMax, SettingFormats.WebAddress, "address of the webhook; empty = none"),
        Flag("Message_AllowDeleting", true, "messages may be deleted"),
        Number("Message_AllowDeleting_BlockDeleteInMinutes", 0, 0, YearMinutes, "minutes in which they may; 0 = always"),
        Flag("Message_AllowEditing", true, "messages may be changed"),
        Number("Message_AllowEditing_BlockEditInMinutes", 0, 0, YearMinutes, "minutes in which they may; 0 = always"),
        Flag("Omnichannel_allow_force_close_conversations", false, "closing what is closed already is no error"),
        Flag("Omnichannel_allow_visitors_to_close_conversation", true, "visitors may close their conversation"),
        Flag("Omnichannel_calculate_dispatch_service_queue_statistics", true, "visitors who wait are told how long it may take"),
        Flag("Omnichannel_contact_manager_routing", true, "the contact's manager is asked first"),
        Flag("Omnichannel_enable_department_removal", false, "departments may be deleted"),
        Number("Omnichannel_max_fallback_forward_depth", 3, 0, 100, "departments that a conversation falls back through"),
        Flag("Omnichannel_queue_keeps_place", true, "what comes back to a queue stands where its first arrival puts it"),
        Flag("Omnichannel_skill_routing", false, "agents need the conversation's tags as skills"),
        Choice("Omnichannel_sorting_mechanism", QueueOrders.Timestamp, "who is served first",
            QueueOrders.Timestamp, QueueOrders.Priority, QueueOrders.ServiceLevel),
        Text("SMS_Default_Omnichannel_Department", "", 128, SettingFormats.Department, "whose queue texts come into; empty = none's"),
    ];

    private static readonly ImmutableDictionary<string, SettingDefinition> ById = All.ToImmutableDictionary(setting => setting.Id);

    /// <summary>Every setting's value until somebody changes it, as JSON.</summary>
    public static ImmutableDictionary<string, string> Defaults { get; } = All.ToImmutableDictionary(setting => setting.Id, setting => setting.Default);

    /// <summary>The setting; null = there is no such one.</summary>
    public static SettingDefinition? Find(string id) => ById.GetValueOrDefault(id);

    private static ImmutableArray<string> SystemMessages =>
    [
        SystemMessageTypes.Joined, LeftType, SystemMessageTypes.Closed, SystemMessageTypes.Started,
        SystemMessageTypes.Transfer, SystemMessageTypes.TransferFallback, SystemMessageTypes.Navigation,
        SystemMessageTypes.Held, SystemMessageTypes.GoesOn, SystemMessageTypes.SmsFailed,
    ];

    private static SettingDefinition Flag(string id, bool standard, string summary) => new(id, SettingKind.Flag, standard ? "true" : "false", summary);

    private static SettingDefinition Number(string id, int standard, int min, int max, string summary) =>
        new(id, SettingKind.Number, JsonSerializer.Serialize(standard), summary) { Min = min, Max = max };

    private static SettingDefinition Text(string id, string standard, int max, SettingFormat format, string summary) =>
        new(id, SettingKind.Text, JsonSerializer.Serialize(standard, Plain), summary) { Max = max, Format = format };

    private static SettingDefinition Choice(string id, string standard, string summary, params ImmutableArray<string> values) =>
        new(id, SettingKind.Choice, JsonSerializer.Serialize(standard), summary) { Values = values };

    private static SettingDefinition Choices(string id, ImmutableArray<string> standard, string summary, ImmutableArray<string> values) =>
        new(id, SettingKind.Choices, JsonSerializer.Serialize(standard), summary) { Values = values };
}
