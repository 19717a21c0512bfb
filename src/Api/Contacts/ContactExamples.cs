using ContactCenter.Contacts;
using ContactCenter.Parties;

namespace ContactCenter.Api.Contacts;

/// <summary>Contacts in the examples of the API's description.</summary>
internal static class ContactExamples
{
    private static readonly ContactView View = new()
    {
        ContactId = "674eeb4343725ce31dd9bdae", Name = "Ada Lovelace", Emails = ["ada@example.com"], Phones = ["+4930123456"], PreRegistration = true,
        CreatedAt = new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), UpdatedAt = new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero),
    };

    public static ContactResponse<string> Contact { get; } = ContactResponse.From(View);

    public static ContactResponse<ManagerResponse> ListedContact { get; } = ContactResponse.From(View, null);

    public static ChannelResponse Channel { get; } = ChannelResponse.From(
        new ContactChannel("674eeb4343725ce31dd9bdaf", new ChannelSource("widget"), "guest-1", Verified: false, Blocked: false, LastChat: null));
}
