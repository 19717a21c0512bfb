using ContactCenter.Entities;

namespace ContactCenter.Accounts;

/// <inheritdoc cref="ISignInGuardGrain"/>
/// <remarks>
/// The counts are in memory only: after a crash they begin anew, which gives a guesser ten more attempts. When the memory is full, pairs
/// with few failures go first, the older before the newer.
/// </remarks>
public sealed class SignInGuardGrain(EntityServices services) : Grain, ISignInGuardGrain
{
    public const int Shares = 32;
    public const int PairsMax = 4_000;

    private readonly Dictionary<string, SignInAttempts> _pairs = new(StringComparer.Ordinal);

    public Task<bool> Begin(string pair)
    {
        var now = services.Now();
        var (known, isHeard) = (_pairs.GetValueOrDefault(pair) ?? SignInAttempts.None).Begin(now);
        if (!_pairs.ContainsKey(pair) && _pairs.Count >= PairsMax) MakeRoom(now);
        _pairs[pair] = known;
        return Task.FromResult(isHeard);
    }

    public Task End(string pair, bool hasFailed)
    {
        if (!_pairs.TryGetValue(pair, out var known)) known = SignInAttempts.None;
        var after = known.End(hasFailed, services.Now());
        if (after == SignInAttempts.None) _pairs.Remove(pair);
        else _pairs[pair] = after;
        if (hasFailed) DelayDeactivation(AttemptLimit.ForgottenAfter);
        return Task.CompletedTask;
    }

    private void MakeRoom(DateTimeOffset now)
    {
        foreach (var pair in _pairs.Where(pair => pair.Value.IsForgotten(now)).Select(pair => pair.Key).ToList()) _pairs.Remove(pair);
        if (_pairs.Count < PairsMax) return;
        var least = _pairs.OrderBy(pair => pair.Value.Failures).ThenBy(pair => pair.Value.LastAt).Take(PairsMax / 10);
        foreach (var pair in least.Select(pair => pair.Key).ToList()) _pairs.Remove(pair);
    }
}

/// <summary>The attempts for one name from one address.</summary>
/// <param name="UnderWay">Attempts that have begun and not ended: many at once are no way around the counting.</param>
internal sealed record SignInAttempts(int Failures, int UnderWay, DateTimeOffset LastAt)
{
    public const int UnderWayMax = 50;
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromMinutes(1);

    public static SignInAttempts None { get; } = new(0, 0, default);

    public bool IsForgotten(DateTimeOffset now) => now - LastAt > AttemptLimit.ForgottenAfter;

    public (SignInAttempts After, bool IsHeard) Begin(DateTimeOffset now)
    {
        var known = IsForgotten(now) ? None : now - LastAt > LongestAttempt ? this with { UnderWay = 0 } : this;
        var isHeard = known.UnderWay < UnderWayMax
            && (known.Failures < AttemptLimit.FreeFailures || now >= AttemptLimit.HeardFrom(known.Failures, known.LastAt));
        // One that is not heard does not lengthen the wait: who must wait can wait it out.
        return isHeard ? (known with { UnderWay = known.UnderWay + 1, LastAt = now }, true) : (known, false);
    }

    public SignInAttempts End(bool hasFailed, DateTimeOffset now) => hasFailed
        ? this with { Failures = Failures + 1, UnderWay = Math.Max(0, UnderWay - 1), LastAt = now }
        : UnderWay > 1 ? this with { Failures = 0, UnderWay = UnderWay - 1 } : None;
}
