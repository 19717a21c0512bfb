using ContactCenter.Wording;

namespace ContactCenter.Accounts;

/// <summary>The identity of a user at another service.</summary>
public static class AccountIdentity
{
    /// <summary>Makes one key of issuer and subject. The issuer's length keeps different pairs apart.</summary>
    public static string KeyOf(string issuer, string subject) =>
        Hashes.Hex($"{issuer.Length}:{issuer}{subject}");
}
