using ContactCenter.Contacts;

namespace ContactCenter.Addresses;

/// <summary>What a visitor can prove to have; values of <see cref="ContactChannel.VerifiedField"/>.</summary>
public static class VerifiedFields
{
    public const string Email = "email";
    public const string Phone = "phone";
}
