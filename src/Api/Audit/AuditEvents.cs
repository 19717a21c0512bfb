using ContactCenter.Accounts;
using ContactCenter.Audit;
using ContactCenter.Erasure;
using ContactCenter.Journal;

namespace ContactCenter.Api.Audit;

/// <summary>An entry of the journal as the audit list tells it.</summary>
/// <param name="By">The actor, as the journal writes it.</param>
/// <param name="UserId">The user whom it concerns; null = no user.</param>
internal sealed record AuditEvent(
    long Position, string Type, DateTimeOffset At, string By, string? UserId, ImmutableDictionary<string, string> Details);

/// <summary>Chooses the entries of the audit list and what it tells of them: never a secret, not even as a hash.</summary>
internal static class AuditEvents
{
    private const string SettingChanged = "setting-changed";
    private const string PermissionsChanged = "permissions-changed";

    public static ImmutableArray<string> EntityTypes { get; } =
        [Journal.EntityTypes.Account, Journal.EntityTypes.Workspace, Journal.EntityTypes.Erasure, Journal.EntityTypes.Audit];

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
        [ErasureKinds.Begun] = "erasure-begun",
        [ErasureKinds.Completed] = "erasure-completed",
        [AuditKinds.SignInFailed] = AuditKinds.SignInFailed,
        [AuditKinds.DataExported] = AuditKinds.DataExported,
    }.ToImmutableDictionary();

    public static ImmutableArray<string> KindsOf(string? type) =>
        [.. Types.Where(known => type is null || known.Value == type).Select(known => known.Key).Order(StringComparer.Ordinal)];

    public static AuditEvent? Of(JournalEntry entry) => Types.TryGetValue(entry.Kind, out var type)
        ? new AuditEvent(entry.Position, type, entry.At, entry.Actor, UserOf(entry), DetailsOf(entry))
        : null;

    private static string? UserOf(JournalEntry entry) => entry.Entity.Type == Journal.EntityTypes.Account
        ? entry.Entity.Id
        : (EntryCodec<AuditEntry>.Read(entry.Kind, entry.Data) as SignInFailed)?.UserId;

    private static ImmutableDictionary<string, string> DetailsOf(JournalEntry entry) => entry.Entity.Type switch
    {
        Journal.EntityTypes.Account => Of(EntryCodec<AccountEntry>.Read(entry.Kind, entry.Data)),
        Journal.EntityTypes.Workspace => Of(EntryCodec<WorkspaceEntry>.Read(entry.Kind, entry.Data)),
        Journal.EntityTypes.Audit => Of(EntryCodec<AuditEntry>.Read(entry.Kind, entry.Data)),
        _ => Details(),
    };

    private static ImmutableDictionary<string, string> Of(AccountEntry? entry) => entry switch
    {
        AccountCreated created => Details(("username", created.Username), ("roles", string.Join(',', created.Roles))),
        ProfileChanged changed => Details(("username", changed.Username)),
        RoleChanged changed => Details(("role", changed.Role), ("change", changed.Granted ? "granted" : "taken")),
        ActiveChanged changed => Details(("change", changed.Active ? "activated" : "deactivated")),
        TokenIssued { Client: { } client } => Details(("client", client)),
        _ => Details(),
    };

    /// <summary>Details of a workspace entry, without a setting's value: it may be a key of another service.</summary>
    private static ImmutableDictionary<string, string> Of(WorkspaceEntry? entry) => entry switch
    {
        ContactCenter.Workspace.SettingChanged changed => Details(("setting", changed.SettingId)),
        ContactCenter.Workspace.PermissionsChanged changed => Details(("permissions", string.Join(',', changed.Permissions.Select(p => p.Permission)))),
        _ => Details(),
    };

    private static ImmutableDictionary<string, string> Of(AuditEntry? entry) => entry switch
    {
        SignInFailed failed => Details(("reason", failed.Reason), ("attempts", $"{failed.Count}")),
        DataExported { Of: { } of } exported => Details(("data", exported.What), ("of", of)),
        DataExported exported => Details(("data", exported.What)),
        _ => Details(),
    };

    private static ImmutableDictionary<string, string> Details(params (string Name, string Value)[] details) =>
        details.ToImmutableDictionary(detail => detail.Name, detail => detail.Value);
}
