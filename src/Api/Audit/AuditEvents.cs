using ContactCenter.Audit;
using ContactCenter.Erasure;
using ContactCenter.Retention;

namespace ContactCenter.Api.Audit;

/// <summary>Chooses the entries of the audit list and what it tells of them: never a secret, not even as a hash.</summary>
internal static class AuditEvents
{
    private const string SettingChanged = "setting-changed";
    private const string PermissionsChanged = "permissions-changed";

    public static ImmutableArray<string> EntityTypes { get; } =
    [
        Journal.EntityTypes.Account, Journal.EntityTypes.Workspace, Journal.EntityTypes.Erasure, Journal.EntityTypes.Retention, Journal.EntityTypes.Audit,
    ];

    /// <summary>The event's type by the entry's kind.</summary>
    private static readonly ImmutableDictionary<string, string> Types = new Dictionary<string, string>
    {
        [AccountKinds.Created] = "user-created",
        [AccountKinds.TokenIssued] = "signed-in",
        [AccountKinds.TokenRevoked] = "session-ended",
        [AccountKinds.TokensRevoked] = "sessions-ended",
        [AccountKinds.RoleChanged] = "role-changed",
        [AccountKinds.ProfileChanged] = "user-changed",
        [AccountKinds.ActiveChanged] = "user-activity-changed",
        [AccountKinds.PasswordChanged] = "password-changed",
        [AccountKinds.ResetRequested] = "password-reset-requested",
        [AccountKinds.SecondFactorEnabled] = "two-factor-enabled",
        [AccountKinds.SecondFactorRemoved] = "two-factor-disabled",
        [AccountKinds.RecoveryCodesMade] = "recovery-codes-made",
        [AccountKinds.IdentityLinked] = "identity-linked",
        [AccountKinds.Deleted] = "user-deleted",
        [SettingChanged] = SettingChanged,
        [PermissionsChanged] = PermissionsChanged,
        [WebhookKinds.Saved] = WebhookKinds.Saved,
        [WebhookKinds.Deleted] = WebhookKinds.Deleted,
        [ErasureKinds.Begun] = "erasure-begun",
        [ErasureKinds.Completed] = "erasure-completed",
        [RetentionKinds.PolicySaved] = RetentionKinds.PolicySaved,
        [RetentionKinds.Completed] = RetentionKinds.Completed,
        [AuditKinds.SignInFailed] = AuditKinds.SignInFailed,
        [AuditKinds.DataExported] = AuditKinds.DataExported,
    }.ToImmutableDictionary();

    public static ImmutableArray<string> KindsOf(string? type) =>
        [.. Types.Where(known => type is null || known.Value == type).Select(known => known.Key).Order(StringComparer.Ordinal)];

    public static AuditEventResponse? Of(JournalEntry entry)
    {
        if (!Types.TryGetValue(entry.Kind, out var type)) return null;
        var audited = new AuditEventResponse(entry.Position, type, entry.At, entry.Actor);
        return entry.Entity.Type switch
        {
            Journal.EntityTypes.Account => Detailed(audited with { UserId = entry.Entity.Id }, EntryCodec<AccountEntry>.Read(entry)),
            Journal.EntityTypes.Workspace => Detailed(audited, EntryCodec<WorkspaceEntry>.Read(entry)),
            Journal.EntityTypes.Audit => Detailed(audited, EntryCodec<AuditEntry>.Read(entry)),
            _ => audited,
        };
    }

    private static AuditEventResponse Detailed(AuditEventResponse audited, AccountEntry? entry) => entry switch
    {
        AccountCreated created => audited with { Username = created.Username, Roles = string.Join(',', created.Roles) },
        ProfileChanged changed => audited with { Username = changed.Username },
        RoleChanged changed => audited with { Role = changed.Role, Change = changed.Granted ? "granted" : "taken" },
        ActiveChanged changed => audited with { Change = changed.Active ? "activated" : "deactivated" },
        TokenIssued issued => audited with { Client = issued.Client },
        _ => audited,
    };

    /// <summary>Tells of a setting its id and not its value: that may be a key of another service.</summary>
    private static AuditEventResponse Detailed(AuditEventResponse audited, WorkspaceEntry? entry) => entry switch
    {
        ContactCenter.Workspace.SettingChanged changed => audited with { Setting = changed.SettingId },
        ContactCenter.Workspace.PermissionsChanged changed => audited with
        {
            Permissions = string.Join(',', changed.Permissions.Select(permission => permission.Permission)),
        },
        _ => audited,
    };

    private static AuditEventResponse Detailed(AuditEventResponse audited, AuditEntry? entry) => entry switch
    {
        SignInFailed failed => audited with { UserId = failed.UserId, Reason = failed.Reason, Attempts = $"{failed.Count}" },
        DataExported exported => audited with { Data = exported.What, Of = exported.Of },
        _ => audited,
    };
}
