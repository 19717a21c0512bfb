using ContactCenter.Api.Workspace;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Integrations.Sms;
using ContactCenter.Journal;
using ContactCenter.Parties;
using ContactCenter.Sms;
using ContactCenter.Visitors;
using Microsoft.Net.Http.Headers;

namespace ContactCenter.Api.Sms;

/// <summary>Text messages come in, and the provider tells what became of those that went out.</summary>
internal sealed class SmsEndpoints(
    IGrainFactory grains, SmsVisitors visitors, SmsMedia media, Departments departments, IWorkspaceConfiguration workspace, SmsSettings settings,
    CommandRetry retry) : IApiModule
{
    /// <summary>The response that asks the provider to send nothing to the sender.</summary>
    public const string Received = "<Response></Response>";

    private static readonly StringSchema BodyShape = new() { MaxLength = InputLimits.BodyBytesMax };

    /// <summary>A conversation may be closed between being found open and being written in; the next one is new.</summary>
    private const int ConversationsMax = 3;

    public void Map(ApiRoutes api)
    {
        api.MapStream(SmsOperations.Receive, ReceiveAsync);
        api.MapStream(SmsOperations.Report, ReportAsync);
    }

    private async Task ReceiveAsync(ApiCall call, HttpResponse response)
    {
        var text = ReceivedSms.Read(await ReadSignedAsync(call));
        if (text is null || BodyShape.FindFault(text.Body) is not null) throw new ContactCenterException(SmsOperations.InvalidRequest);
        try
        {
            await ReceiveAsync(text, call.Aborted);
        }
        catch (ContactCenterException refusal) when (refusal.Error == ContactErrors.ChannelBlocked)
        {
            // Who is blocked is not told so, and the provider has nothing to send again.
        }

        response.ContentType = "text/xml";
        await response.WriteAsync(Received, call.Aborted);
    }

    private async Task ReceiveAsync(ReceivedSms text, CancellationToken cancellationToken)
    {
        var visitorKey = await visitors.KeyOfAsync(text.From, cancellationToken);
        var departmentId = await DepartmentIdAsync(cancellationToken);
        for (var number = 1; ; number++)
        {
            try
            {
                var command = Command(text, visitorKey, number, departmentId);
                var said = await retry.RunAsync(
                    () => grains.GetGrain<IVisitorGrain>(visitorKey).ReceiveSms(command), SmsOperations.Receive.Route, cancellationToken);
                await media.KeepAsync(text, said.RoomId, visitorKey, IdsOf(text, visitorKey));
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
    private static ReceiveSms Command(ReceivedSms text, string visitorKey, int number, string? departmentId)
    {
        var ids = new CommandIds($"{text.Id}/{number}", visitorKey, SmsOperations.Receive.Route);
        var context = ids.Command(Actors.Visitor(VisitorNames.Of(visitorKey).VisitorId));
        var source = new ChannelSource(SmsRules.ChannelType, Destination: text.To);
        var opening = new OpenConversation(context, ids.ShortId("room"), ids.HexId("contact"), source, departmentId);
        return new ReceiveSms(opening, text.From, SmsVisitors.PhoneOf(text.From), IdsOf(text, visitorKey).ShortId("message"), text.Text);
    }

    private static CommandIds IdsOf(ReceivedSms text, string visitorKey) => new(text.Id, visitorKey, SmsOperations.Receive.Route);

    /// <summary>Null = the setting names none that is open: then it waits for everybody.</summary>
    private async Task<string?> DepartmentIdAsync(CancellationToken cancellationToken) =>
        workspace.Current.SettingText("SMS_Default_Omnichannel_Department") is { Length: > 0 } idOrName
        && await departments.FindAsync(idOrName, cancellationToken) is { IsOpen: true } department
            ? department.DepartmentId
            : null;

    private async Task ReportAsync(ApiCall call, HttpResponse response)
    {
        var form = await ReadSignedAsync(call);
        if (form["MessageStatus"].ToString() is "delivered" or "read" or "undelivered" or "failed")
            await retry.RunAsync(() => ReportAsync(call, form), SmsOperations.Report.Route, call.Aborted);
        response.ContentType = "application/json";
        await response.WriteAsync("""{"success":true}""", call.Aborted);
    }

    private async Task ReportAsync(ApiCall call, IFormCollection form)
    {
        var (roomId, seq) = (call.Input.RequiredText(SmsReports.RoomParameter), call.Input.Number(SmsReports.SeqParameter)!.Value);
        var hasArrived = form["MessageStatus"].ToString() is "delivered" or "read";
        var code = form["ErrorCode"].ToString() is { Length: > 0 and <= 20 } told && told.All(char.IsAsciiLetterOrDigit) ? told : "undelivered";
        var (part, parts) = (call.Input.Number(SmsReports.PartParameter) ?? 0, call.Input.Number(SmsReports.PartsParameter) ?? 1);
        var context = CommandContext.OfSystem($"text-{(hasArrived ? "arrived" : "failed")}", $"{seq}", $"{part}");
        var report = new ReportSms(context, seq, hasArrived ? null : code) { Part = part, Parts = parts };
        await grains.GetGrain<IConversationGrain>(roomId).ReportSms(report);
    }

    /// <summary>
    /// Tells whether the body is a form in UTF-8, as providers send it. Another encoding is refused, because a caller could choose by it how the form is
    /// read.
    /// </summary>
    private static bool IsForm(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <summary>The form, when it is the provider's.</summary>
    private async Task<IFormCollection> ReadSignedAsync(ApiCall call)
    {
        if (!settings.IsConfigured || call.FromPath("service") != SmsSettings.Twilio) throw new ContactCenterException(SmsOperations.InvalidService);
        var request = call.Request;
        if (!IsForm(request)) throw new ContactCenterException(SmsOperations.InvalidRequest);
        try
        {
            var form = await request.ReadFormAsync(call.Aborted);
            var address = settings.AddressOf($"{request.Path}{request.QueryString}");
            var signature = request.Headers[TwilioSignature.Header].ToString();
            if (TwilioSignature.IsValid(signature, settings.AuthToken!, address, form)) return form;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            // More than a form may have, or less than it promised: refused like one that is not signed.
        }

        throw new ContactCenterException(SmsOperations.InvalidRequest);
    }
}
