using ContactCenter.Api.Conversations;
using ContactCenter.Api.Visitors.Blocks;
using ContactCenter.Files;
using Microsoft.Net.Http.Headers;

namespace ContactCenter.Api.Files;

/// <summary>
/// A file, for whoever may read its conversation: a visitor by rc_token or, so that no URL has it, X-Visitor-Token; a user by its sign-in (contract §2.4).
/// </summary>
internal sealed class DownloadFileOperation(
    IGrainFactory grains, IFileStore files, TranscriptReader transcript, VisibleConversations rooms, IAuthenticator authenticator, VisitorGate gate)
    : IStreamedOperation<DownloadFileRequest>
{
    /// <summary>The contract has it outside the API's path.</summary>
    public static ApiOperation Operation { get; } = new("GET", "/file-upload/{fileId}/{name}")
    {
        Access = Access.Visitor, WhileBlocked = WhileBlocked.Allowed, Errors = [CommonErrors.Unauthorized],
        StreamedResponse = new(
            new KeyValuePair<string, string>(FileTypes.Unknown, "(bytes)"), new KeyValuePair<string, string>("image/png", "(bytes)")),
        ExampleRequest = new DownloadFileRequest(RoomExamples.RoomView.RoomId),
    };

    /// <summary>Sends a file. A missing file and one that the caller may not read give the same error.</summary>
    public async Task RunAsync(ApiCall call, DownloadFileRequest request, HttpResponse response)
    {
        var fileId = call.FromPath("fileId");
        var file = await FindAsync(call, request, fileId) ?? throw new ContactCenterException(CommonErrors.Unauthorized);
        await using var content = await files.OpenAsync(request.RoomId, fileId, call.Aborted) ?? throw new ContactCenterException(CommonErrors.Unauthorized);
        WriteHeaders(response, file, request.Download is not null);
        await content.CopyToAsync(response.Body, call.Aborted);
    }

    /// <summary>Finds a file that the caller may read. Only users get the document of a transcript: visitors get theirs by e-mail.</summary>
    private async Task<FileReference?> FindAsync(ApiCall call, DownloadFileRequest request, string fileId)
    {
        if ((request.Token ?? call.Request.Headers[ApiHeaders.VisitorToken].ToString()) is { Length: > 0 and <= InputLimits.TokenMax } token)
        {
            var visitor = VisitorCaller.Of(token);
            if (gate.FindBlock(call.Request.HttpContext) is { } block) await gate.RefuseAsync(visitor, block, call.Aborted);
            return await OwnsAsync(request.RoomId, visitor) ? await OfMessageAsync(request.RoomId, fileId, call.Aborted) : null;
        }

        var headers = call.Request.Headers;
        var user = await authenticator.AuthenticateAsync(headers[ApiHeaders.UserId], headers[ApiHeaders.Token], call.Aborted);
        if (user is null || await rooms.FindToReadAsync(user, request.RoomId, call.Aborted) is not { } room) return null;
        return fileId == PdfTranscript.FileIdOf(room.RoomId) ? room.Pdf?.File : await OfMessageAsync(room.RoomId, fileId, call.Aborted);
    }

    private async Task<FileReference?> OfMessageAsync(string roomId, string messageId, CancellationToken cancellationToken) =>
        await transcript.FindAsync(roomId, messageId, cancellationToken) is { IsDeleted: false } message ? message.File : null;

    private async Task<bool> OwnsAsync(string roomId, VisitorCaller visitor)
    {
        try
        {
            await grains.GetGrain<IConversationGrain>(roomId).CheckVisitor(visitor.Key);
            return true;
        }
        catch (ContactCenterException refusal) when (refusal.Error == ConversationErrors.InvalidRoom)
        {
            return false;
        }
    }

    /// <summary>Whatever it contains, a browser neither guesses what it is nor runs anything in it.</summary>
    private static void WriteHeaders(HttpResponse response, FileReference file, bool isDownload)
    {
        var inPlace = !isDownload && FileTypes.IsShownInPlace(file.ContentType);
        var disposition = new ContentDispositionHeaderValue(inPlace ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        response.ContentType = inPlace ? file.ContentType : FileTypes.Unknown;
        response.ContentLength = file.SizeBytes;
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.CacheControl = "private, no-store";
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }
}

/// <param name="RoomId">The id of the room.</param>
/// <param name="Token">The visitor's secret; absent = it comes in the header X-Visitor-Token, or a user asks.</param>
/// <param name="RoomType">Accepted and not read.</param>
/// <param name="Download">Present, whatever its value = a browser saves the file instead of showing it.</param>
internal sealed record DownloadFileRequest(
    [ValidId][property: JsonPropertyName("rc_rid")] string RoomId,
    [MaxLength(InputLimits.TokenMax)][property: JsonPropertyName("rc_token")] string? Token = null,
    [MaxLength(InputLimits.NameMax)][property: JsonPropertyName("rc_room_type")] string? RoomType = null,
    [MaxLength(InputLimits.NameMax)] string? Download = null);
