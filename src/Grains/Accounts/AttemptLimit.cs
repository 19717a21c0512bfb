namespace ContactCenter.Accounts;

/// <summary>Slows down guessing: after some failures in a row every attempt fails for a while, and for longer each time.</summary>
internal static class AttemptLimit
{
    public const int FreeFailures = 10;
    private const int DoublingsMax = 7;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);

    /// <summary>The time without a failure after which failures are forgotten.</summary>
    public static readonly TimeSpan ForgottenAfter = TimeSpan.FromHours(2);

    /// <summary>The time from which the next attempt is heard.</summary>
    public static DateTimeOffset HeardFrom(int failures, DateTimeOffset lastFailure) => failures < FreeFailures
        ? lastFailure
        : lastFailure + (FirstPause * (1 << Math.Min(failures - FreeFailures, DoublingsMax)));
}

/// <summary>Counts the wrong codes of one account in a row.</summary>
internal sealed class CodeAttempts
{
    private int _failures;
    private DateTimeOffset _lastFailure;

    public bool AreBlocked(DateTimeOffset now)
    {
        if (now - _lastFailure > AttemptLimit.ForgottenAfter) _failures = 0;
        return _failures >= AttemptLimit.FreeFailures && now < AttemptLimit.HeardFrom(_failures, _lastFailure);
    }

    public void Failed(DateTimeOffset now) => (_failures, _lastFailure) = (_failures + 1, now);

    public void Succeeded() => _failures = 0;
}
