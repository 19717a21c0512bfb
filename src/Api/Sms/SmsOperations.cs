using ContactCenter.Api.RateLimits;
using ContactCenter.Integrations.Sms;
using ContactCenter.Visitors;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Sms;

/// <summary>The operations that an SMS provider calls (contract §2.4). It signs every call; nobody else can make one.</summary>
internal static class SmsOperations
{
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>No such provider is configured here.</summary>
    public static Error InvalidService { get; } = Error.Plain("Invalid service");

    /// <summary>The call is not signed by the provider, or is not one that a provider makes.</summary>
    public static Error InvalidRequest { get; } = Error.Plain("Invalid request");

    public static ApiOperation Receive { get; } = new("POST", "livechat/sms-incoming/{service}",
        "A text message has come: it is said in the sender's open conversation, or opens one. The service is twilio; it signs what it calls.")
    {
        Group = "Texts",
        Access = Access.Public,
        Limit = RateLimitRule.SmsMessages,
        StreamedBody = new(new KeyValuePair<string, string>(
            Form, "MessageSid=SM0123456789abcdef0123456789abcdef&From=%2B15550100&To=%2B15550199&Body=Hello&NumMedia=0")),
        StreamedResponse = new(new KeyValuePair<string, string>("text/xml", SmsEndpoints.Received)),
        Errors = [InvalidService, InvalidRequest, VisitorErrors.OmnichannelDisabled],
    };

    public static ApiOperation Report { get; } = new("POST", SmsReports.Operation + "/{service}",
        "The provider says whether a text arrived: the agents see it as delivered, or why it was not.")
    {
        Group = "Texts",
        Access = Access.Public,
        Limit = RateLimitRule.SmsMessages,
        Input = Object(Required(SmsReports.RoomParameter, Id()), Required(SmsReports.SeqParameter, Number(1)),
            Optional(SmsReports.PartParameter, Number(0)), Optional(SmsReports.PartsParameter, Number(1))),
        Request = """{"rid":"8Fh2kq0LdMzAbW3yT","seq":4}""",
        StreamedBody = new(new KeyValuePair<string, string>(
            Form, "MessageSid=SM0123456789abcdef0123456789abcdef&MessageStatus=delivered")),
        Errors = [InvalidService, InvalidRequest],
        Response = "{}",
    };
}
