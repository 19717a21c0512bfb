using ContactCenter.Api.Conversations;
using ContactCenter.Api.RateLimits;
using ContactCenter.Api.Visitors;
using ContactCenter.Api.Visitors.Blocks;
using ContactCenter.Conversations;
using ContactCenter.Files;
using ContactCenter.Journal;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace ContactCenter.Api.Files;

/// <summary>Visitors and agents send files; who may read a conversation may read its files (contract §2.4).</summary>
internal sealed class FileEndpoints(
    IGrainFactory grains, IFileStore files, UploadReader uploads, TranscriptReader transcript, VisibleConversations rooms, IAuthenticator authenticator,
    VisitorAccess visitors, AccessControl access, VisitorGate gate, Quotas quotas, IWorkspaceConfiguration workspace) : IApiModule
{
    private const string TokenHeader = "X-Visitor-Token";

    /// <summary>Bytes that the body may have besides the file: the form around it.</summary>
    private const int EnvelopeBytes = 64 * 1024;

    /// <summary>Kept with the request: a call that is tried again has no body left to read.</summary>
    private static readonly object UploadedKey = new();

    public void Map(ApiRoutes api)
    {
        api.Map(FileOperations.Upload, UploadAsync);
        api.Map(FileOperations.UploadAsAgent, UploadAsAgentAsync);
        api.MapStreamAt(FileOperations.DownloadPath, FileOperations.Download, DownloadAsync);
    }

    private async Task<ApiResponse> UploadAsync(ApiCall call)
    {
        var token = call.Request.Headers[TokenHeader].ToString();
        if (token.Length is 0 or > InputLimits.TokenMax) throw new ContactCenterException(CommonErrors.Unauthorized);
        var (visitor, roomId) = (VisitorCaller.Of(token), call.FromPath("rid"));
        var messageId = call.IdsOf(visitor.Key).ShortId("file");
        return await UploadAsync(call, roomId, messageId, async () =>
        {
            try
            {
                await grains.GetGrain<IConversationGrain>(roomId).CheckVisitor(visitor.Key);
            }
            catch (ContactCenterException refusal) when (refusal.Error == ConversationErrors.InvalidRoom)
            {
                throw new ContactCenterException(CommonErrors.Unauthorized);
            }

            quotas.TakeUpload(call.Request.HttpContext, visitor.Key, call.Request.ContentLength);
        },
        async uploaded =>
        {
            if (call.Request.ContentLength is null) quotas.AddUploaded(call.Request.HttpContext, visitor.Key, uploaded.Reference.SizeBytes);
            var command = new PostVisitorMessage(
                CommandContext.FromClient(messageId, visitor.Actor), visitor.Key, messageId, uploaded.Description) { File = uploaded.Reference };
            var message = await gate.LastStepAsync(call, () => PostAsync(visitor, roomId, command, call.Aborted));
            return ApiResponse.Of(json => VisitorRoomJson.WriteMessage(json, message, visitor.Token, workspace.Current));
        });
    }

    private async Task<MessageView> PostAsync(VisitorCaller visitor, string roomId, PostVisitorMessage command, CancellationToken cancellationToken)
    {
        try
        {
            return await grains.GetGrain<IConversationGrain>(roomId).PostAsVisitor(command);
        }
        catch (ContactCenterException refusal)
        {
            throw await visitors.ExplainAsync(refusal, visitor, roomId, cancellationToken);
        }
    }

    private async Task<ApiResponse> UploadAsAgentAsync(ApiCall call)
    {
        var roomId = call.FromPath("rid");
        var messageId = call.Ids.ShortId("file");
        return await UploadAsync(call, roomId, messageId, async () =>
        {
            var room = await rooms.FindAsync(call.Caller, roomId, call.Aborted);
            var may = room is not null && (room.ServedBy?.UserId == call.Caller.UserId || access.May(call.Caller, Permissions.SaveOthersRoomInfo));
            if (!may) throw new ContactCenterException(CommonErrors.Unauthorized);
            if (SmsRules.IsBySms(room!.Source)) throw new ContactCenterException(FileErrors.Disabled);
        },
        async uploaded =>
        {
            var message = await grains.GetGrain<IConversationGrain>(roomId).PostAsAgent(new PostAgentMessage(
                CommandContext.FromClient(messageId, call.Caller.Actor), call.Caller.AsAgent(), messageId, uploaded.Description,
                access.May(call.Caller, Permissions.SaveOthersRoomInfo)) { File = uploaded.Reference });
            return ApiResponse.Of("message", message, (json, m) => ConversationJson.WriteMessage(json, m, null));
        });
    }

    /// <summary>Reads and posts a file. Permission is checked before the body is read; a file whose message is refused is not kept.</summary>
    private async Task<ApiResponse> UploadAsync(ApiCall call, string roomId, string messageId, Func<Task> check, Func<UploadedFile, Task<ApiResponse>> post)
    {
        var items = call.Request.HttpContext.Items;
        try
        {
            if (items[UploadedKey] is not UploadedFile uploaded)
            {
                await check();
                if (!workspace.Current.SettingIsOn("Livechat_fileupload_enabled")) throw new ContactCenterException(FileErrors.Disabled);
                var maxBytes = LetBodyBeLarge(call.Request.HttpContext);
                uploaded = await uploads.ReadAsync(
                    call.Request, roomId, messageId, maxBytes, () => ForgetAsync(roomId, messageId), call.Aborted);
                items[UploadedKey] = uploaded;
            }

            MessageLimits.Check(uploaded.Description, workspace.Current);
            return await post(uploaded);
        }
        catch (ContactCenterException refusal) when (FileErrors.All.Contains(refusal.Error))
        {
            return WithReason(refusal.Error);
        }
        catch (ContactCenterException refusal) when (refusal.Error.Kind != ErrorKind.Unavailable)
        {
            if (items[UploadedKey] is UploadedFile) await ForgetAsync(roomId, messageId);
            throw;
        }
        catch (OperationCanceledException) when (items[UploadedKey] is UploadedFile)
        {
            await ForgetAsync(roomId, messageId);
            throw;
        }
    }

    /// <summary>Adds the error as <c>reason</c>, which the contract wants for uploads, beside the <c>error</c> of all other operations.</summary>
    private static ApiResponse WithReason(Error error)
    {
        var answer = ApiResponse.For(error);
        return answer with
        {
            Members = json =>
            {
                answer.Members!(json);
                json.WriteString("reason", error.Text);
            },
        };
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

    /// <summary>Sends a file. A missing file and one that the caller may not read give the same error.</summary>
    private async Task DownloadAsync(ApiCall call, HttpResponse response)
    {
        var (roomId, fileId) = (call.Input.RequiredText("rc_rid"), call.FromPath("fileId"));
        var file = await FindAsync(call, roomId, fileId) ?? throw new ContactCenterException(CommonErrors.Unauthorized);
        await using var content = await files.OpenAsync(roomId, fileId, call.Aborted) ?? throw new ContactCenterException(CommonErrors.Unauthorized);
        WriteHeaders(response, file, call.Input.Text("download") is not null);
        await content.CopyToAsync(response.Body, call.Aborted);
    }

    /// <summary>Finds a file that the caller may read. Only users get the document of a transcript: visitors get theirs by e-mail.</summary>
    private async Task<FileReference?> FindAsync(ApiCall call, string roomId, string fileId)
    {
        if (call.Input.Text("rc_token") is { Length: > 0 } token)
        {
            if (gate.FindBlock(call.Request.HttpContext) is { } block) await gate.RefuseAsync(VisitorCaller.Of(token), block, call.Aborted);
            return await OwnsAsync(roomId, VisitorCaller.Of(token)) ? await OfMessageAsync(roomId, fileId, call.Aborted) : null;
        }

        var headers = call.Request.Headers;
        var user = await authenticator.AuthenticateAsync(headers[ApiHeaders.UserId], headers[ApiHeaders.Token], call.Aborted);
        if (user is null || await rooms.FindToReadAsync(user, roomId, call.Aborted) is not { } room) return null;
        return fileId == PdfTranscript.FileIdOf(roomId) ? room.Pdf?.File : await OfMessageAsync(roomId, fileId, call.Aborted);
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
