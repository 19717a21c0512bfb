namespace ContactCenter.Api.Accounts;

/// <summary>Settings of the sign-in by password. The parts of the API that let people sign in elsewhere set them.</summary>
public sealed class LocalSignInOptions
{
    public bool IsOn { get; set; } = true;
}
