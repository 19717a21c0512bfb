using System.Text.Json.Serialization;

namespace ContactCenter.Audit;

/// <summary>An entry of the audit history. The discriminators are the journal's kinds; a name, once written, is never changed or reused.</summary>
[JsonDerivedType(typeof(SignInFailed), AuditKinds.SignInFailed)]
[JsonDerivedType(typeof(DataExported), AuditKinds.DataExported)]
public abstract record AuditEntry;

public static class AuditKinds
{
    public const string SignInFailed = "sign-in-failed";
    public const string DataExported = "data-exported";
}

/// <param name="UserId">The user whose name was tried; null = names that no user has.</param>
/// <param name="Count">Failures since the entry before.</param>
public sealed record SignInFailed(string? UserId, string Reason, int Count) : AuditEntry;

/// <param name="Of">The id of the one whose data was exported; null = everybody's.</param>
public sealed record DataExported(string What, string? Of) : AuditEntry;
