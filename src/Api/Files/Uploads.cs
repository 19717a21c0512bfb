using ContactCenter.Api.Conversations;
using ContactCenter.Files;
using Microsoft.AspNetCore.Http.Features;

namespace ContactCenter.Api.Files;

/// <summary>The steps of every upload: permission is checked before the body is read; a file whose message is refused is not kept.</summary>
internal sealed class Uploads(IFileStore files, UploadReader reader, TranscriptReader transcript, IWorkspaceConfiguration workspace)
{
    /// <summary>Bytes that the body may have besides the file: the form around it.</summary>
    private const int EnvelopeBytes = 64 * 1024;

    /// <summary>Kept with the request: a call that is tried again has no body left to read.</summary>
    private static readonly object UploadedKey = new();

    public static StreamedContent Form { get; } = new(new KeyValuePair<string, string>("multipart/form-data", """
        --b
        Content-Disposition: form-data; name="file"; filename="photo.png"
        Content-Type: image/png

        (bytes)
        --b--
        """));

    public static MessageView ExampleMessage { get; } =
        RoomExamples.MessageView with { Text = "", File = new FileReference("photo.png", "image/png", 1_024) };

    /// <param name="check">Throws what keeps the caller from sending a file into this room.</param>
    /// <param name="post">Posts the message of the file.</param>
    public async Task<MessageView> RunAsync(
        ApiCall call, string roomId, string messageId, Func<Task> check, Func<UploadedFile, Task<MessageView>> post)
    {
        var items = call.Request.HttpContext.Items;
        try
        {
            if (items[UploadedKey] is not UploadedFile uploaded)
            {
                await check();
                if (!workspace.Current.SettingIsOn("Livechat_fileupload_enabled")) throw new ContactCenterException(FileErrors.Disabled);
                var maxBytes = LetBodyBeLarge(call.Request.HttpContext);
                uploaded = await reader.ReadAsync(call.Request, roomId, messageId, maxBytes, () => ForgetAsync(roomId, messageId), call.Aborted);
                items[UploadedKey] = uploaded;
            }

            MessageLimits.Check(uploaded.Description, workspace.Current);
            return await post(uploaded);
        }
        catch (ContactCenterException refusal) when (refusal.Error.Kind != ErrorKind.Unavailable && items[UploadedKey] is UploadedFile)
        {
            await ForgetAsync(roomId, messageId);
            throw;
        }
        catch (OperationCanceledException) when (items[UploadedKey] is UploadedFile)
        {
            await ForgetAsync(roomId, messageId);
            throw;
        }
    }

    /// <summary>A repeated upload may be refused when the first one was not: the room was closed meanwhile. Then the file stays.</summary>
    private async Task ForgetAsync(string roomId, string messageId)
    {
        // Also when whoever sent it has gone away meanwhile.
        if (await transcript.FindAsync(roomId, messageId, CancellationToken.None) is null or { File: null })
            await files.DeleteAsync(roomId, messageId, CancellationToken.None);
    }

    /// <summary>Replaces the limit of JSON bodies with the limit of files, for this request alone.</summary>
    /// <returns>The most bytes that the file may have.</returns>
    private long LetBodyBeLarge(HttpContext http)
    {
        var maxBytes = (long)workspace.Current.SettingNumber("FileUpload_MaxFileSize");
        if (maxBytes <= 0) throw new ContactCenterException(FileErrors.Disabled);
        if (http.Request.ContentLength > maxBytes + EnvelopeBytes) throw new ContactCenterException(FileErrors.TooLarge);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = maxBytes + EnvelopeBytes;
        return maxBytes;
    }
}
