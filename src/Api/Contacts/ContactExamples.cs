using ContactCenter.Calls;

namespace ContactCenter.Api.Contacts;

/// <summary>Contacts in the examples of the API's description.</summary>
internal static class ContactExamples
{
    public static readonly DateTimeOffset At = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static readonly ContactView View = new()
    {
        ContactId = "674eeb4343725ce31dd9bdae", Name = "Ada Lovelace", Emails = ["ada@example.com"], Phones = ["+4930123456"], PreRegistration = true,
        CreatedAt = At, UpdatedAt = At,
    };

    public static ContactResponse<string> Contact { get; } = ContactResponse.From(View);

    public static ContactResponse<string> OtherContact { get; } =
        Contact with { Id = "674eeb4343725ce31dd9bdb0", Name = "A. Lovelace", Emails = [], Aliases = null };

    public static ContactResponse<ManagerResponse> ListedContact { get; } = ContactResponse.From(View, null);

    public static ChannelResponse Channel { get; } = ChannelResponse.From(
        new ContactChannel("8522b818898484e78264d50d", new ChannelSource("widget"), "guest-1", Verified: false, Blocked: false, LastChat: null));

    public static ChannelResponse PhoneChannel { get; } = ChannelResponse.From(
        new ContactChannel("9633c929909595f89375e61e", new ChannelSource(CallChannels.SourceType), "guest-2", Verified: false, Blocked: false, LastChat: null)
        {
            LastCall = new LastCall("5b1d0f2c7a9e4c3d8f6a7b21", At),
        });
}
