namespace ContactCenter.Api.Audit;

/// <summary>An entry of the journal as the audit list tells it: never a secret, not even as a hash.</summary>
/// <param name="Position">The place in the journal: later events have higher ones.</param>
/// <param name="Ts">The time.</param>
/// <param name="By">The actor, as the journal writes it, such as "user:&lt;id&gt;" or "system".</param>
/// <param name="UserId">The user whom it concerns; absent = no user.</param>
/// <param name="Username">The user name, of a user that was created or changed.</param>
/// <param name="Roles">The roles of a user that was created, separated by commas.</param>
/// <param name="Role">The role that was granted or taken.</param>
/// <param name="Change">granted or taken, of a role; activated or deactivated, of a user.</param>
/// <param name="Client">The browser or program that signed in.</param>
/// <param name="Setting">The id of the setting that was changed. Its value is not told: it may be a key of another service.</param>
/// <param name="Permissions">The permissions whose roles were changed, separated by commas.</param>
/// <param name="Reason">The cause of failed sign-ins: password, code, blocked or many.</param>
/// <param name="Attempts">The number of failed sign-ins.</param>
/// <param name="Data">The data that was exported: contacts or contact.</param>
/// <param name="Of">The id of the contact that was exported.</param>
internal sealed record AuditEventResponse(
    long Position, string Type, DateTimeOffset Ts, string By, string? UserId = null, string? Username = null, string? Roles = null, string? Role = null,
    string? Change = null, string? Client = null, string? Setting = null, string? Permissions = null, string? Reason = null, string? Attempts = null,
    string? Data = null, string? Of = null);
