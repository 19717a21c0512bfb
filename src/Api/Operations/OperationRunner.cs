using System.Text.Json;
using ContactCenter.Api.RateLimits;
using ContactCenter.Api.SignIn;

namespace ContactCenter.Api.Operations;

/// <summary>
/// Runs the steps around every operation in the contract's order (§9.2). Sign-in and permission come before, by the endpoint's policy; rate limit,
/// validation, blocks and the action here. Errors become responses in <see cref="ErrorMiddleware"/>.
/// </summary>
internal sealed partial class OperationRunner(
    RateLimiter limiter, IIdSource ids, CommandRetry retry, ResponseWriter writer, IVisitorPipeline visitors, TimeProvider time,
    ILogger<OperationRunner> logger)
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    public Task RunAsync(HttpContext http, ApiOperation operation, ApiHandler handler) => RunAsync(http, operation, async call =>
    {
        var response = operation.Access.IsVisitors
            ? await visitors.RunAsync(call, operation, handler)
            : await retry.RunAsync(() => handler(call), operation.Route, http.RequestAborted);
        await writer.WriteAsync(http.Response, response);
    });

    public Task RunStreamAsync(HttpContext http, ApiOperation operation, StreamHandler handler) =>
        RunAsync(http, operation, call => handler(call, http.Response));

    private async Task RunAsync(HttpContext http, ApiOperation operation, Func<ApiCall, Task> act)
    {
        var started = time.GetTimestamp();
        var caller = operation.Access.Kind == AccessKind.Public ? null : CallerPrincipal.Of(http);
        limiter.Check(http, operation.Route, operation.Limit, caller?.Caller);
        using var input = await ReadInputAsync(http.Request, operation);
        await act(new ApiCall(http, operation, caller, input.RootElement, SeedOf(http.Request)));
        if (operation.IsAudited && caller is not null && http.Response.StatusCode == StatusCodes.Status200OK)
            LogAudited(operation.Route, caller.Caller.UserId, http.TraceIdentifier);
        LogResponded(operation, http.Response.StatusCode, time.GetElapsedTime(started), http.TraceIdentifier);
    }

    private static async ValueTask<JsonDocument> ReadInputAsync(HttpRequest request, ApiOperation operation)
    {
        // Clients of DELETE say what in the query or, as the contract's own client does, in a body.
        var hasBody = HttpMethods.IsDelete(request.Method) && request.HasJsonContentType();
        var document = operation.ReadsQuery && !hasBody
            ? QueryInput.Read(request, operation.Input)
            : await BodyInput.ReadAsync(request, request.HttpContext.RequestAborted);
        if (InputFaults.Find(operation.Input, document.RootElement) is not { } error) return document;
        document.Dispose();
        throw new ContactCenterException(error == HttpErrors.InvalidJson ? error : operation.InvalidInput ?? error);
    }

    private string SeedOf(HttpRequest request)
    {
        var key = request.Headers[ApiHeaders.IdempotencyKey].ToString();
        if (key.Length > InputLimits.IdMax) throw new ContactCenterException(HttpErrors.KeyTooLong);
        return key.Length > 0 ? key : ids.NewSeed();
    }

    /// <summary>A line per message would cost more than the message: what is quick is for those who ask for it.</summary>
    private void LogResponded(ApiOperation operation, int status, TimeSpan elapsed, string traceId)
    {
        var level = elapsed >= Slow ? LogLevel.Information : LogLevel.Debug;
        if (logger.IsEnabled(level)) LogRequest(level, operation.Route, status, elapsed.TotalMilliseconds, traceId);
    }

    [LoggerMessage("{Route} answered {Status} in {Milliseconds:0.00} ms ({TraceId})")]
    private partial void LogRequest(LogLevel level, string route, int status, double milliseconds, string traceId);

    [LoggerMessage(LogLevel.Information, "{Route} by user {UserId} ({TraceId})")]
    private partial void LogAudited(string route, string userId, string traceId);
}
