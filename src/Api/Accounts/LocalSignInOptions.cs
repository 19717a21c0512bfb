namespace ContactCenter.Api.Accounts;

/// <summary>Whether people sign in here, by password. Set by those parts that let them sign in elsewhere.</summary>
public sealed class LocalSignInOptions
{
    public bool IsOn { get; set; } = true;
}
