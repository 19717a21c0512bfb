using System.Text.Json.Serialization;

namespace ContactCenter.Accounts;

[JsonDerivedType(typeof(AdministratorLeft), AdministratorKinds.Left)]
public abstract record AdministratorEntry;

public static class AdministratorKinds
{
    public const string Left = "administrator-left";
}

/// <summary>An active administrator was deleted, deactivated or demoted.</summary>
public sealed record AdministratorLeft(string UserId) : AdministratorEntry;
