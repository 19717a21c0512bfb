namespace ContactCenter.Accounts;

/// <summary>
/// Counts attempts to sign in by pairs of name and address, whether or not a user has that name. Each key holds a share of all pairs.
/// Memory is bounded, and failures from one address do not slow down another.
/// </summary>
[Alias("ISignInGuard")]
public interface ISignInGuardGrain : IGrainWithStringKey
{
    /// <summary>Begins an attempt. False = it is refused before the password is looked at.</summary>
    /// <param name="pair">A hash of the name, as it was typed, and the address.</param>
    [Alias("Begin")]
    Task<bool> Begin(string pair);

    [Alias("End")]
    Task End(string pair, bool hasFailed);
}
