using ContactCenter.Api.Conversations;
using ContactCenter.Api.Files;
using ContactCenter.Files;
using ContactCenter.Integrations.Sms;

namespace ContactCenter.Api.Sms;

/// <summary>
/// Pictures and other files that come with an SMS. They are fetched while the provider waits, and posted as files after the message that names
/// them. A file that cannot be fetched, or may not be kept, is only named there.
/// </summary>
internal sealed partial class SmsMedia(
    IGrainFactory grains, IFileStore files, TwilioMedia provider, TranscriptReader transcript, IWorkspaceConfiguration workspace, CommandRetry retry,
    TimeProvider time, ILogger<SmsMedia> logger)
{
    /// <summary>Providers give up after 15 s; until then everything must be said.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="ids">The ids of the message, so that each file has the same id when the SMS is sent again.</param>
    public async Task KeepAsync(ReceivedSms text, string roomId, string visitorKey, CommandIds ids)
    {
        using var late = new CancellationTokenSource(Patience, time);
        for (var number = 0; number < text.Media.Count; number++)
        {
            try
            {
                await KeepAsync(text.Media[number], number, roomId, visitorKey, ids.ShortId($"media/{number}"), late.Token);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException or ContactCenterException)
            {
                LogNotKept(logger, roomId, number, exception.GetType().Name);
            }
        }
    }

    private async Task KeepAsync(
        ReceivedMedia media, int number, string roomId, string visitorKey, string messageId, CancellationToken cancellationToken)
    {
        var maxBytes = (long)workspace.Current.SettingNumber("FileUpload_MaxFileSize");
        if (maxBytes <= 0 || !workspace.Current.SettingIsOn("Livechat_fileupload_enabled")) return;
        if (await transcript.FindAsync(roomId, messageId, cancellationToken) is not null) return;
        using var response = await provider.OpenAsync(media.Address, cancellationToken);
        if (response is null) return;
        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        var judged = await JudgedFile.ReadAsync(content, media.Type, NameOf(media.Type, number), workspace.Current, cancellationToken);
        var file = new FileReference(
            NameOf(judged.ContentType, number), judged.ContentType,
            await files.SaveAsync(roomId, messageId, judged.Content, maxBytes, cancellationToken));
        var context = CommandContext.FromClient(messageId, Actors.Visitor(VisitorNames.Of(visitorKey).VisitorId));
        var message = new PostVisitorMessage(context, visitorKey, messageId, "") { File = file };
        await retry.RunAsync(
            () => grains.GetGrain<IConversationGrain>(roomId).PostAsVisitor(message), ReceiveSmsOperation.Operation.Route, cancellationToken);
    }

    /// <summary>Texts name no files: the type says enough.</summary>
    private static string NameOf(string type, int number) => $"{number + 1}-{type.Replace('/', '.')}";

    [LoggerMessage(LogLevel.Warning, "File {Number} of a text message in conversation {RoomId} was not kept: {Kind}")]
    private static partial void LogNotKept(ILogger logger, string roomId, int number, string kind);
}
