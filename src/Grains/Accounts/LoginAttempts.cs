namespace ContactCenter.Accounts;

/// <summary>Slows down guessing of one account's password: after some failures in a row, every attempt fails for a while.</summary>
internal sealed class LoginAttempts
{
    private const int MaxFailures = 10;
    private static readonly TimeSpan BlockedFor = TimeSpan.FromMinutes(5);

    private int _failures;
    private DateTimeOffset _lastFailure;

    public bool AreBlocked(DateTimeOffset now)
    {
        if (now - _lastFailure > BlockedFor) _failures = 0;
        return _failures >= MaxFailures;
    }

    public void Failed(DateTimeOffset now)
    {
        _failures++;
        _lastFailure = now;
    }

    public void Succeeded() => _failures = 0;
}
