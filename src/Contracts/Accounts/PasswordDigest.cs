using ContactCenter.Wording;

namespace ContactCenter.Accounts;

/// <summary>Makes the form of a password that is hashed. Clients may send it instead of the password itself (contract §7.1).</summary>
public static class PasswordDigest
{
    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static string Of(string password) => Hashes.Hex(password);
}
