using ContactCenter.Contacts;

namespace ContactCenter.Addresses;

/// <summary>The kinds of address that a visitor can prove to own; values of <see cref="ContactChannel.VerifiedField"/>.</summary>
public static class VerifiedFields
{
    public const string Email = "email";
    public const string Phone = "phone";
}
