namespace ContactCenter.Api.Accounts;

/// <summary>Users and sessions in the examples of the API's description.</summary>
internal static class AccountExamples
{
    public const string UserId = "rbAXPnMktTFbNpwtJ";
    public const string Secret = "9HqLlyZOugoStsXCUfD_0YdwnNnunAJF8V47U3QHXSq";
    public const string SessionId = $"{UserId}.5cee7e9e0131b6dae15ed956";

    private static readonly DateTimeOffset At = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static readonly AccountView View = new()
    {
        UserId = UserId, Username = "grace", Name = "Grace Hopper", Email = "grace@example.com", Roles = [Roles.User, Roles.Agent], CreatedAt = At,
        UpdatedAt = At,
    };

    public static GivenUser Grace { get; } = new("grace");

    public static GivenPassword Password { get; } = new("secret");

    public static DateTimeOffset ExpiresAt { get; } = At.AddDays(90);

    public static MeResponse Me { get; } = MeResponse.From(View, null);

    public static OneUserResponse User { get; } = OneUserResponse.From(View, null);

    public static OfferedSecretResponse OfferedSecret { get; } = OfferedSecretResponse.From(new OfferedSecret("JBSWY3DPEHPK3PXP", "grace"));

    public static RecoveryCodesResponse RecoveryCodes { get; } = new(["K7QM-2ZPX-W4RT-9HCD"]);

    public static SessionResponse Session { get; } = SessionResponse.From(
        UserId, new SessionView("5cee7e9e0131b6dae15ed956", "Firefox on Linux", At, null, ExpiresAt), isCurrent: true);

    public static Error PasswordTooWeak { get; } = AccountErrors.PasswordTooWeak("The password must have at least 12 characters");
}
