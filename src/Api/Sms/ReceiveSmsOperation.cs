using ContactCenter.Api.Workspace;
using ContactCenter.Integrations.Sms;
using ContactCenter.Sms;

namespace ContactCenter.Api.Sms;

/// <summary>
/// An SMS has come: it is said in the sender's open conversation, or opens one. The service is twilio; it signs what it calls (contract §2.4).
/// </summary>
internal sealed class ReceiveSmsOperation(
    IGrainFactory grains, SmsWebhook webhook, SmsVisitors visitors, SmsMedia media, Departments departments, IWorkspaceConfiguration workspace,
    CommandRetry retry) : IStreamedOperation<NoRequest>
{
    /// <summary>The response that asks the provider to send nothing to the sender.</summary>
    private const string Received = "<Response></Response>";

    /// <summary>A conversation may be closed between being found open and being written in; the next one is new.</summary>
    private const int ConversationsMax = 3;

    private static readonly StringSchema BodyShape = new() { MaxLength = InputLimits.BodyBytesMax };

    public static ApiOperation Operation { get; } = new("POST", "livechat/sms-incoming/{service}")
    {
        Access = Access.Public, Limit = RateLimitRule.SmsMessages,
        StreamedBody = new(new KeyValuePair<string, string>(
            SmsWebhook.FormType, "MessageSid=SM0123456789abcdef0123456789abcdef&From=%2B15550100&To=%2B15550199&Body=Hello&NumMedia=0")),
        StreamedResponse = new(new KeyValuePair<string, string>("text/xml", Received)),
        Errors = [SmsWebhook.InvalidService, SmsWebhook.InvalidRequest, VisitorErrors.OmnichannelDisabled],
    };

    public async Task RunAsync(ApiCall call, NoRequest request, HttpResponse response)
    {
        var sms = ReceivedSms.Read(await webhook.ReadSignedAsync(call));
        if (sms is null || BodyShape.FindFault(sms.Body) is not null) throw new ContactCenterException(SmsWebhook.InvalidRequest);
        try
        {
            await ReceiveAsync(sms, call.Aborted);
        }
        catch (ContactCenterException refusal) when (refusal.Error == ContactErrors.ChannelBlocked)
        {
            // Who is blocked is not told so, and the provider has nothing to send again.
        }

        response.ContentType = "text/xml";
        await response.WriteAsync(Received, call.Aborted);
    }

    private async Task ReceiveAsync(ReceivedSms sms, CancellationToken cancellationToken)
    {
        var visitorKey = await visitors.KeyOfAsync(sms.From, cancellationToken);
        var departmentId = await DepartmentIdAsync(cancellationToken);
        for (var number = 1; ; number++)
        {
            try
            {
                var command = Command(sms, visitorKey, number, departmentId);
                var said = await retry.RunAsync(
                    () => grains.GetGrain<IVisitorGrain>(visitorKey).ReceiveSms(command), Operation.Route, cancellationToken);
                await media.KeepAsync(sms, said.RoomId, visitorKey, IdsOf(sms, visitorKey));
                return;
            }
            catch (ContactCenterException refusal) when (refusal.Error == ConversationErrors.RoomClosed && number < ConversationsMax)
            {
                // What was said is said in the next one.
            }
        }
    }

    /// <summary>
    /// Makes the command, whose ids all follow from the provider's: an SMS that it sends again is the same message, and would open the same
    /// conversation.
    /// </summary>
    private static ReceiveSms Command(ReceivedSms sms, string visitorKey, int number, string? departmentId)
    {
        var ids = new CommandIds($"{sms.Id}/{number}", visitorKey, Operation.Route);
        var context = ids.Command(Actors.Visitor(VisitorNames.Of(visitorKey).VisitorId));
        var source = new ChannelSource(SmsRules.ChannelType, Destination: sms.To);
        var opening = new OpenConversation(context, ids.ShortId("room"), ids.HexId("contact"), source, departmentId);
        return new ReceiveSms(opening, sms.From, SmsVisitors.PhoneOf(sms.From), IdsOf(sms, visitorKey).ShortId("message"), sms.Text);
    }

    private static CommandIds IdsOf(ReceivedSms sms, string visitorKey) => new(sms.Id, visitorKey, Operation.Route);

    /// <summary>Null = the setting names none that is open: then it waits for everybody.</summary>
    private async Task<string?> DepartmentIdAsync(CancellationToken cancellationToken) =>
        workspace.Current.SettingText("SMS_Default_Omnichannel_Department") is { Length: > 0 } idOrName
        && await departments.FindAsync(idOrName, cancellationToken) is { IsOpen: true } department
            ? department.DepartmentId
            : null;
}
