using System.Collections.Immutable;

namespace ContactCenter.Workspace;

/// <summary>The roles of the contract (§7.2).</summary>
public static class Roles
{
    public const string Admin = "admin";
    public const string Manager = "livechat-manager";
    public const string Monitor = "livechat-monitor";
    public const string Agent = "livechat-agent";
    public const string User = "user";
    public const string Bot = "bot";
    public const string App = "app";

    public static ImmutableArray<string> All { get; } = [Admin, Manager, Monitor, Agent, User, Bot, App];
}

/// <summary>Every permission that something asks for, and the roles that have it until an administrator changes them (contract §7.2).</summary>
public static class PermissionCatalog
{
    public static ImmutableDictionary<string, ImmutableArray<string>> Defaults { get; } = new Dictionary<string, ImmutableArray<string>>
    {
        ["access-permissions"] = [Roles.Admin],
        ["add-livechat-department-agents"] = [Roles.Admin, Roles.Manager, Roles.Monitor],
        ["api-bypass-rate-limit"] = [Roles.Admin, Roles.Bot, Roles.App],
        ["assign-roles"] = [Roles.Admin],
        ["block-livechat-contact"] = [Roles.Admin, Roles.Manager, Roles.Monitor, Roles.Agent],
        ["can-audit-log"] = [Roles.Admin],
        ["change-livechat-room-visitor"] = [Roles.Admin, Roles.Manager, Roles.Agent],
        ["close-livechat-room"] = [Roles.Admin, Roles.Manager, Roles.Monitor, Roles.Agent],
        ["close-others-livechat-room"] = [Roles.Admin, Roles.Manager, Roles.Monitor],
        ["create-livechat-contact"] = [Roles.Admin, Roles.Manager, Roles.Monitor, Roles.Agent],
        ["create-user"] = [Roles.Admin],
        ["delete-livechat-contact"] = [Roles.Admin, Roles.Manager],
        ["delete-user"] = [Roles.Admin],
        ["edit-livechat-room-customfields"] = [Roles.Admin, Roles.Manager, Roles.Monitor, Roles.Agent],
        ["edit-omnichannel-contact"] = [Roles.Admin, Roles.Manager, Roles.Agent],
        ["edit-other-user-info"] = [Roles.Admin],
        ["edit-other-user-active-status"] = [Roles.Admin],
        ["edit-other-user-password"] = [Roles.Admin],
        ["edit-other-user-totp"] = [Roles.Admin],
        ["edit-privileged-setting"] = [Roles.Admin],
        ["export-livechat-contact"] = [Roles.Admin, Roles.Manager],
        ["inbound-voip-calls"] = [Roles.Admin, Roles.Manager, Roles.Agent],
        ["logout-device-management"] = [Roles.Admin],
        ["logout-other-user"] = [Roles.Admin],
        ["manage-agent-extension-association"] = [Roles.Admin, Roles.Manager],
        ["manage-livechat-agents"] = [Roles.Admin, Roles.Manager, Roles.Monitor],
        ["manage-livechat-departments"] = [Roles.Admin, Roles.Manager, Roles.Monitor],
        ["manage-livechat-managers"] = [Roles.Admin, Roles.Manager],
        ["manage-livechat-monitors"] = [Roles.Admin, Roles.Manager],
        ["manage-livechat-priorities"] = [Roles.Admin, Roles.Manager],
        ["manage-livechat-retention"] = [Roles.Admin, Roles.Manager],
        ["manage-livechat-sla"] = [Roles.Admin, Roles.Manager],
        ["manage-livechat-tags"] = [Roles.Admin, Roles.Manager],
        ["manage-livechat-units"] = [Roles.Admin, Roles.Manager],
        ["manage-livechat-webhooks"] = [Roles.Admin, Roles.Manager],
        ["manage-voip-call-settings"] = [Roles.Admin, Roles.Manager],
        ["manage-voip-contact-center-settings"] = [Roles.Admin, Roles.Manager],
        ["merge-livechat-contacts"] = [Roles.Admin, Roles.Manager, Roles.Monitor],
        ["on-hold-livechat-room"] = [Roles.Admin, Roles.Manager, Roles.Monitor, Roles.Agent],
        ["on-hold-others-livechat-room"] = [Roles.Admin, Roles.Manager, Roles.Monitor],
        ["outbound-voip-calls"] = [Roles.Admin, Roles.Manager],
        ["remove-canned-responses"] = [Roles.Admin, Roles.Manager, Roles.Monitor, Roles.Agent],
        ["remove-closed-livechat-room"] = [Roles.Admin, Roles.Manager],
        ["remove-closed-livechat-rooms"] = [Roles.Admin, Roles.Manager, Roles.Monitor],
        ["remove-livechat-department"] = [Roles.Admin, Roles.Manager],
        ["request-pdf-transcript"] = [Roles.Admin, Roles.Manager, Roles.Monitor, Roles.Agent],
        ["save-all-canned-responses"] = [Roles.Admin, Roles.Manager],
        ["save-canned-responses"] = [Roles.Admin, Roles.Manager, Roles.Monitor, Roles.Agent],
        ["save-department-canned-responses"] = [Roles.Monitor],
        ["save-others-livechat-room-info"] = [Roles.Admin, Roles.Manager, Roles.Monitor],
        ["send-omnichannel-chat-transcript"] = [Roles.Admin, Roles.Manager],
        ["spy-voip-calls"] = [Roles.Admin, Roles.Manager, Roles.Monitor],
        ["transfer-livechat-guest"] = [Roles.Admin, Roles.Manager, Roles.Monitor],
        ["unblock-livechat-contact"] = [Roles.Admin, Roles.Manager, Roles.Monitor, Roles.Agent],
        ["update-livechat-contact"] = [Roles.Admin, Roles.Manager, Roles.Monitor, Roles.Agent],
        ["view-agent-extension-association"] = [Roles.Admin, Roles.Manager],
        ["view-all-canned-responses"] = [Roles.Admin, Roles.Manager],
        ["view-canned-responses"] = [Roles.Admin, Roles.Manager, Roles.Monitor, Roles.Agent],
        ["view-device-management"] = [Roles.Admin],
        ["view-full-other-user-info"] = [Roles.Admin],
        ["view-l-room"] = [Roles.Admin, Roles.Manager, Roles.Monitor, Roles.Agent],
        ["view-livechat-business-hours"] = [Roles.Admin, Roles.Manager, Roles.Monitor],
        ["view-livechat-contact"] = [Roles.Admin, Roles.Manager, Roles.Monitor, Roles.Agent],
        ["view-livechat-contact-history"] = [Roles.Admin, Roles.Manager, Roles.Monitor, Roles.Agent],
        ["view-livechat-departments"] = [Roles.Admin, Roles.Manager, Roles.Monitor],
        ["view-livechat-manager"] = [Roles.Admin, Roles.Manager, Roles.Monitor],
        ["view-livechat-queue"] = [Roles.Admin, Roles.Manager, Roles.Monitor, Roles.Agent],
        ["view-livechat-room-closed-by-another-agent"] = [Roles.Admin, Roles.Manager, Roles.Monitor],
        ["view-livechat-room-closed-same-department"] = [Roles.Admin, Roles.Manager, Roles.Monitor],
        ["view-livechat-rooms"] = [Roles.Admin, Roles.Manager, Roles.Monitor],
        ["view-livechat-webhooks"] = [Roles.Admin, Roles.Manager],
        ["view-omnichannel-contact-center"] = [Roles.Admin, Roles.Manager, Roles.Monitor, Roles.Agent],
        ["view-privileged-setting"] = [Roles.Admin],
    }.ToImmutableDictionary();
}
