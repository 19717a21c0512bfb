namespace ContactCenter.Calls;

/// <summary>Asks the PBX or telephony provider to make calls.</summary>
public interface ITelephony
{
    /// <summary>The provider whose events will tell of the calls that are dialed; null = none is configured.</summary>
    string? Provider { get; }

    /// <summary>
    /// Asks for a call between an agent's phone and a number. Returns when the provider has taken the order or not; what becomes of the call is
    /// told by events, under the id of the request. Never throws for what a provider does, and gives up by itself after some seconds.
    /// </summary>
    Task<DialOutcome> DialAsync(DialRequest request, CancellationToken cancellationToken = default);
}

/// <summary>A call to be made.</summary>
/// <param name="ProviderCallId">
/// The id under which the provider's events will tell of it, chosen by the caller: so the call is known before the provider responds. Letters,
/// digits and hyphens, at most <see cref="IdCharactersMax"/>.
/// </param>
/// <param name="Agent">The agent, as the provider knows it: a username or an extension.</param>
/// <param name="Number">The number to call.</param>
/// <param name="From">The number to show; null = the configured one.</param>
public sealed record DialRequest(string ProviderCallId, string Agent, string Number, string? From = null)
{
    public const int IdCharactersMax = 100;
}

/// <summary>What became of the order.</summary>
/// <param name="Failure">One of <see cref="DialFailures"/>; null = the provider makes the call.</param>
/// <param name="Detail">The provider's code, which names nobody; null = there is none.</param>
public sealed record DialOutcome(string? Failure, string? Detail = null)
{
    public static DialOutcome Accepted { get; } = new(null, null);
}

/// <summary>The reasons for which a call is not made.</summary>
public static class DialFailures
{
    /// <summary>No provider that can dial is configured.</summary>
    public const string NotConfigured = "not-configured";

    /// <summary>The number, the agent's name or the id is none.</summary>
    public const string InvalidRequest = "invalid-request";

    /// <summary>The provider refuses this call.</summary>
    public const string Refused = "refused";

    /// <summary>The provider could not be asked, or cannot make calls now: none is made.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>The provider did not respond. The call may have begun: events tell.</summary>
    public const string Unknown = "unknown";
}
