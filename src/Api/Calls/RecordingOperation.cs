using System.Net;
using ContactCenter.Api.Contacts;
using ContactCenter.Calls;
using ContactCenter.Files;
using Microsoft.Net.Http.Headers;

namespace ContactCenter.Api.Calls;

/// <summary>Fetches a recording or transcript of a call from the provider that keeps it, and from nowhere else. Who did is in the contact's timeline.</summary>
internal sealed class RecordingOperation(VisibleCalls calls, IRecordingSource source, ContactAccessLog access, CommandRetry retry)
    : IStreamedOperation<RecordingRequest>
{
    private static readonly ImmutableHashSet<string> Shown =
        ["audio/mpeg", "audio/wav", "audio/x-wav", "audio/ogg", "audio/webm", "audio/mp4", "text/plain"];

    public static ApiOperation Operation { get; } = new("GET", "calls.recording")
    {
        Access = Access.AllOf(Permissions.HearCalls), IsAudited = true,
        Errors = [CallErrors.NotFound, CallApiErrors.RecordingNotFound, CallApiErrors.RecordingUnavailable],
        StreamedResponse = new(new KeyValuePair<string, string>("audio/wav", "(bytes)"), new KeyValuePair<string, string>(FileTypes.Unknown, "(bytes)")),
        ExampleRequest = new RecordingRequest(CallExamples.CallId, "rec-17"),
    };

    public async Task RunAsync(ApiCall call, RecordingRequest request, HttpResponse response)
    {
        var view = await calls.GetAsync(call, request.CallId);
        var recording = view.Record.Recordings.FirstOrDefault(known => known.EventId == request.RecordingId);
        if (recording?.Url is not { } url) throw new ContactCenterException(CallApiErrors.RecordingNotFound);
        if (view.Contact is { } contact)
            await retry.RunAsync(() => access.RecordAsync(call.Caller, contact.ContactId, ContactAccessLog.Recording), Operation.Route, call.Aborted);
        await using var file = await OpenAsync(view.Provider, url, call.Aborted);
        var type = file.ContentType?.ToLowerInvariant() is { } told && Shown.Contains(told) ? told : FileTypes.Unknown;
        WriteHeaders(response, type, file.Length, $"call-{view.CallId}");
        await file.Content.CopyToAsync(response.Body, call.Aborted);
    }

    private async Task<RecordingFile> OpenAsync(string provider, string url, CancellationToken cancellationToken)
    {
        try
        {
            return await source.OpenAsync(provider, url, cancellationToken) ?? throw new ContactCenterException(CallApiErrors.RecordingNotFound);
        }
        catch (HttpRequestException fault)
        {
            throw new ContactCenterException(
                fault.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone ? CallApiErrors.RecordingNotFound : CallApiErrors.RecordingUnavailable);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ContactCenterException(CallApiErrors.RecordingUnavailable);
        }
    }

    /// <summary>Whatever it contains, a browser neither guesses what it is nor runs anything in it.</summary>
    private static void WriteHeaders(HttpResponse response, string type, long? length, string name)
    {
        var disposition = new ContentDispositionHeaderValue(type == FileTypes.Unknown ? "attachment" : "inline");
        disposition.SetHttpFileName(name);
        response.ContentType = type;
        response.ContentLength = length;
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.CacheControl = "private, no-store";
    }
}

/// <param name="RecordingId">As `calls.info` names it.</param>
internal sealed record RecordingRequest([ValidId] string CallId, [NotEmpty, MaxLength(CallLimits.NameCharactersMax)] string RecordingId);
