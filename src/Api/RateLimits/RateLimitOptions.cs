namespace ContactCenter.Api.RateLimits;

/// <summary>
/// Section <c>RateLimit</c> of the configuration. All limits count calls in <see cref="WindowSeconds"/>. The limit of a signed-in user per route is
/// a setting of the workspace (<c>API_Enable_Rate_Limiter_Limit_Calls_Default</c>), not here.
/// </summary>
/// <remarks>The contract's 5 per minute and address would lock out an office behind one address; these fit some hundred people behind one.</remarks>
public sealed class RateLimitOptions
{
    public const string Section = "RateLimit";

    public bool Enabled { get; set; } = true;

    [Range(1, 3600)]
    public int WindowSeconds { get; set; } = 60;

    [Range(1, int.MaxValue)]
    public int VisitorRegistrationsPerAddress { get; set; } = 300;

    [Range(1, int.MaxValue)]
    public int RoomsPerAddress { get; set; } = 600;

    [Range(1, int.MaxValue)]
    public int MessagesPerAddress { get; set; } = 6_000;

    /// <summary>Requests for codes, and confirmations, each. The actors limit each visitor and each mailbox.</summary>
    [Range(1, int.MaxValue)]
    public int VerificationsPerAddress { get; set; } = 120;

    /// <summary>Calls about SMS. All of them come from the provider, so this limit only ends a flood.</summary>
    [Range(1, int.MaxValue)]
    public int TextsPerAddress { get; set; } = 60_000;

    /// <summary>Calls about telephone calls. All of them come from a PBX or provider, so this limit only ends a flood.</summary>
    [Range(1, int.MaxValue)]
    public int CallEventsPerAddress { get; set; } = 60_000;

    [Range(1, int.MaxValue)]
    public int LoginsPerAddress { get; set; } = 120;

    /// <summary>Any other public route.</summary>
    [Range(1, int.MaxValue)]
    public int OthersPerAddress { get; set; } = 1_200;

    /// <summary>Attempts to sign in as one user from one address, right or wrong.</summary>
    [Range(1, int.MaxValue)]
    public int LoginsPerAddressAndUser { get; set; } = 20;
}
