using ContactCenter.Integrations.Sms;

namespace ContactCenter.Api.Sms;

/// <summary>The provider says whether an SMS arrived: the agents see it as delivered, or why it was not (contract §2.4).</summary>
internal sealed class ReportSmsOperation(IGrainFactory grains, SmsWebhook webhook) : IOperation<ReportSmsRequest, Done>
{
    public static ApiOperation Operation { get; } = new("POST", SmsReports.Operation + "/{service}")
    {
        Access = Access.Public, Limit = RateLimitRule.SmsMessages,
        StreamedBody = new(new KeyValuePair<string, string>(
            SmsWebhook.FormType, "MessageSid=SM0123456789abcdef0123456789abcdef&MessageStatus=delivered")),
        Errors = [SmsWebhook.InvalidService, SmsWebhook.InvalidRequest],
        ExampleRequest = new ReportSmsRequest("8Fh2kq0LdMzAbW3yT", 4),
    };

    public async Task<Done> RunAsync(ApiCall call, ReportSmsRequest request)
    {
        var form = await webhook.ReadSignedAsync(call);
        var status = form["MessageStatus"].ToString();
        if (status is "delivered" or "read" or "undelivered" or "failed")
            await grains.GetGrain<IConversationGrain>(request.Rid).ReportSms(request.ToCommand(status is "delivered" or "read", form["ErrorCode"].ToString()));
        return Done.Instance;
    }
}

/// <param name="Rid">The id of the room.</param>
/// <param name="Seq">The seq of the message.</param>
/// <param name="Part">The number of the SMS within a long message, from 0; absent = the message is one SMS.</param>
/// <param name="Parts">The number of SMS of a long message.</param>
internal sealed record ReportSmsRequest(
    [ValidId][property: JsonPropertyName(SmsReports.RoomParameter)] string Rid,
    [AtLeast(1)][property: JsonPropertyName(SmsReports.SeqParameter)] int Seq,
    [AtLeast(0)][property: JsonPropertyName(SmsReports.PartParameter)] int? Part = null,
    [AtLeast(1)][property: JsonPropertyName(SmsReports.PartsParameter)] int? Parts = null)
{
    public ReportSms ToCommand(bool hasArrived, string code)
    {
        var context = CommandContext.OfSystem($"text-{(hasArrived ? "arrived" : "failed")}", $"{Seq}", $"{Part ?? 0}");
        var reason = code is { Length: > 0 and <= 20 } && code.All(char.IsAsciiLetterOrDigit) ? code : "undelivered";
        return new ReportSms(context, Seq, hasArrived ? null : reason) { Part = Part ?? 0, Parts = Parts ?? 1 };
    }
}
