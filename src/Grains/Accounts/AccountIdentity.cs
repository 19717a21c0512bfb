using ContactCenter.Wording;

namespace ContactCenter.Accounts;

/// <summary>How a user of another service is known here.</summary>
public static class AccountIdentity
{
    /// <summary>Issuer and subject as one key. Lengths keep two different pairs apart.</summary>
    public static string KeyOf(string issuer, string subject) =>
        Hashes.Hex($"{issuer.Length}:{issuer}{subject}");
}
