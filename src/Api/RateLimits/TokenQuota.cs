namespace ContactCenter.Api.RateLimits;

/// <summary>
/// Slows down guessing tokens. An address that named too many that nobody has is not told any more whether the next is right; those who used theirs
/// there before go on.
/// </summary>
internal sealed class TokenQuota(IOptions<QuotaOptions> options, IOptions<RateLimitOptions> rateLimits, TimeProvider time)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly CallCounters _counters = new(time);
    private readonly CallCounters _right = new(time);

    private int Limit => options.Value.WrongTokensPerAddressPerHour;

    /// <param name="kind">The kind of the token (<see cref="TokenKinds"/>); each kind is counted apart.</param>
    /// <param name="tokenHash">The hash that stands for the token.</param>
    /// <returns>Whether the token may be looked up.</returns>
    public bool MayTry(HttpContext http, string kind, string tokenHash)
    {
        if (!rateLimits.Value.Enabled) return true;
        var address = ClientAddress.Of(http);
        return _counters.Used(kind, address) < Limit || _right.Knows(Right, KeyOf(address, tokenHash));
    }

    /// <exception cref="ContactCenterException">It may not.</exception>
    public void Check(HttpContext http, string kind, string tokenHash)
    {
        if (MayTry(http, kind, tokenHash)) return;
        var count = _counters.Count(kind, ClientAddress.Of(http), Limit, Hour);
        if (!http.Response.HasStarted) RateLimiter.WriteHeaders(http.Response.Headers, count, time.GetUtcNow());
        throw new ContactCenterException(HttpErrors.TooManyRequests(RateLimiter.SecondsUntil(count.Resets, time.GetUtcNow())));
    }

    public void CountWrong(HttpContext http, string kind)
    {
        if (rateLimits.Value.Enabled) _counters.Add(kind, ClientAddress.Of(http), Hour, 1);
    }

    public void CountRight(HttpContext http, string tokenHash)
    {
        if (rateLimits.Value.Enabled) _right.Add(Right, KeyOf(ClientAddress.Of(http), tokenHash), Hour, 1);
    }

    private static string KeyOf(string address, string tokenHash) => $"{address}\n{tokenHash}";

    private const string Right = "right";
}

/// <summary>The kinds of tokens that are counted apart.</summary>
internal static class TokenKinds
{
    public const string Visitor = "visitor";
    public const string SignIn = "sign-in";

    /// <summary>The tokens that widgets send before they have registered: most are new, and nobody's yet.</summary>
    public const string Widget = "widget";
}
