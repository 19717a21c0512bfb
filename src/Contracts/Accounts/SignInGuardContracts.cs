namespace ContactCenter.Accounts;

/// <summary>
/// Counts attempts to sign in, by name and address, whether or not anybody has that name. Each key holds a share of all pairs, so that what
/// strangers make it remember is bounded, and one address's failures are nobody else's.
/// </summary>
[Alias("ISignInGuard")]
public interface ISignInGuardGrain : IGrainWithStringKey
{
    /// <summary>An attempt begins: whether it is heard.</summary>
    /// <param name="pair">A hash of the name as it was typed and the address.</param>
    [Alias("Begin")]
    Task<bool> Begin(string pair);

    [Alias("End")]
    Task End(string pair, bool hasFailed);
}
