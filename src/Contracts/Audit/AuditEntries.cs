using System.Text.Json.Serialization;

namespace ContactCenter.Audit;

/// <summary>The discriminators are the journal's kinds; a name, once written, is never changed or reused.</summary>
[JsonDerivedType(typeof(SignInFailed), AuditKinds.SignInFailed)]
[JsonDerivedType(typeof(DataExported), AuditKinds.DataExported)]
public abstract record AuditEntry;

public static class AuditKinds
{
    public const string SignInFailed = "sign-in-failed";
    public const string DataExported = "data-exported";
}

/// <param name="UserId">Null = names that nobody has.</param>
/// <param name="Count">How many since the entry before.</param>
public sealed record SignInFailed(string? UserId, string Reason, int Count) : AuditEntry;

/// <param name="Of">Whose; null = everybody's.</param>
public sealed record DataExported(string What, string? Of) : AuditEntry;
