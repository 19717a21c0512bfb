using ContactCenter.Addresses;
using ContactCenter.Wording;

namespace ContactCenter.Verification;

/// <summary>
/// Limits how many codes one address is sent in an hour, whoever asks for them: visitors cost nothing to make and could fill somebody's
/// mailbox. It counts in this process and remembers hashes only. It does not tell whether anybody has the address.
/// </summary>
/// <remarks>
/// Memory is bounded. At <see cref="RecipientsMax"/> addresses, windows that have ended are dropped; while that is not enough, nothing is
/// sent to new addresses.
/// </remarks>
public sealed class RecipientLimit
{
    public const int CodesPerHourMax = 20;
    public const int RecipientsMax = 100_000;
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (DateTimeOffset Ends, int Codes)> _windows = new(StringComparer.Ordinal);

    /// <returns>The time that this address has to wait; zero = the code is counted and may be sent.</returns>
    public TimeSpan Count(VerificationAddress address, DateTimeOffset now)
    {
        var key = Convert.ToBase64String(Hashes.Of($"{address.Field}\n{address.Value}"));
        lock (_lock)
        {
            var window = _windows.TryGetValue(key, out var known) && known.Ends > now ? known : (Ends: now + Window, Codes: 0);
            if (window.Codes >= CodesPerHourMax) return window.Ends - now;
            if (!_windows.ContainsKey(key) && !HasRoom(now)) return Window;
            _windows[key] = (window.Ends, window.Codes + 1);
            return TimeSpan.Zero;
        }
    }

    private bool HasRoom(DateTimeOffset now)
    {
        if (_windows.Count < RecipientsMax) return true;
        foreach (var key in _windows.Where(window => window.Value.Ends <= now).Select(window => window.Key).ToList()) _windows.Remove(key);
        return _windows.Count < RecipientsMax;
    }
}
