using System.Text.Json.Serialization.Metadata;
using ContactCenter.Api.SignIn;

namespace ContactCenter.Api.Operations;

/// <summary>
/// Runs the steps around every operation in the contract's order (§9.2). Sign-in and permission come before, by the endpoint's policy; rate limit,
/// validation, blocks and the action here. Errors become responses in <see cref="ErrorMiddleware"/>.
/// </summary>
internal sealed partial class OperationRunner(
    RateLimiter limiter, IIdSource ids, CommandRetry retry, ResponseWriter writer, IVisitorPipeline visitors, ISignedRequests signed,
    TimeProvider time,
    ILogger<OperationRunner> logger)
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    public async Task RunAsync<TRequest, TResponse>(
        HttpContext http, ApiOperation operation, IOperation<TRequest, TResponse> action, JsonTypeInfo<TRequest> input, JsonTypeInfo<TResponse> output)
        where TRequest : class
        where TResponse : class, IApiResult
    {
        var started = time.GetTimestamp();
        var (call, request) = await BeginAsync(http, operation, input);
        var response = operation.Access.IsVisitors
            ? await visitors.RunAsync(call, operation, () => action.RunAsync(call, request))
            : await retry.RunAsync(() => action.RunAsync(call, request), operation.Route, http.RequestAborted);
        await writer.WriteAsync(http.Response, StatusCodes.Status200OK, response, output);
        End(http, operation, started);
    }

    public async Task RunAsync<TRequest>(HttpContext http, ApiOperation operation, IStreamedOperation<TRequest> action, JsonTypeInfo<TRequest> input)
        where TRequest : class
    {
        var started = time.GetTimestamp();
        var (call, request) = await BeginAsync(http, operation, input);
        await action.RunAsync(call, request, http.Response);
        End(http, operation, started);
    }

    private async ValueTask<(ApiCall Call, TRequest Request)> BeginAsync<TRequest>(
        HttpContext http, ApiOperation operation, JsonTypeInfo<TRequest> input)
        where TRequest : class
    {
        var caller = operation.Access.Kind == AccessKind.Public ? null : CallerPrincipal.Of(http);
        limiter.Check(http, operation.Route, operation.Limit, caller?.Caller);
        var request = await ReadAsync(http.Request, operation, input);
        return (new ApiCall(http, operation, caller, request as IVisitorRequest, KeyOf(http.Request), ids), request);
    }

    private ValueTask<TRequest> ReadAsync<TRequest>(HttpRequest request, ApiOperation operation, JsonTypeInfo<TRequest> type)
    {
        // Clients of DELETE say what in the query or, as the contract's own client does, in a body.
        var hasBody = HttpMethods.IsDelete(request.Method) && request.HasJsonContentType();
        return operation.ReadsQuery && !hasBody
            ? ValueTask.FromResult(QueryInput.Read(request, operation.Input, Checked, VisitorTokenOf(request, operation)))
            : operation.Access.IsSigned ? ReadSignedAsync(request, Checked)
            : BodyInput.ReadAsync(request, Checked, request.HttpContext.RequestAborted);

        TRequest Checked(JsonElement input)
        {
            if (InputFaults.Find(operation.Input, input) is { } error)
                throw new ContactCenterException(error == HttpErrors.InvalidJson ? error : operation.InvalidInput ?? error);
            try
            {
                return input.Deserialize(type)!;
            }
            catch (JsonException)
            {
                // The schema has seen the last of two members of one name; the first may be anything.
                throw new ContactCenterException(HttpErrors.InvalidJson);
            }
        }
    }

    private static string? VisitorTokenOf(HttpRequest request, ApiOperation operation) =>
        operation.Access.IsVisitors && request.Headers[ApiHeaders.VisitorToken].ToString() is { Length: > 0 } token ? token : null;

    private async ValueTask<TRequest> ReadSignedAsync<TRequest>(HttpRequest request, Func<JsonElement, TRequest> read)
    {
        var body = await BodyInput.ReadBytesAsync(request, request.HttpContext.RequestAborted);
        signed.Check(request, body.Span);
        return BodyInput.Read(body, read);
    }

    private static string? KeyOf(HttpRequest request)
    {
        var key = request.Headers[ApiHeaders.IdempotencyKey].ToString();
        if (key.Length > InputLimits.IdMax) throw new ContactCenterException(HttpErrors.KeyTooLong);
        return key.Length > 0 ? key : null;
    }

    private void End(HttpContext http, ApiOperation operation, long started)
    {
        var status = http.Response.StatusCode;
        if (operation.IsAudited && status == StatusCodes.Status200OK && CallerPrincipal.Of(http) is { } user)
            LogAudited(operation.Route, user.Caller.UserId, http.TraceIdentifier);
        // A line per message would cost more than the message: what is quick is for those who ask for it.
        var elapsed = time.GetElapsedTime(started);
        var level = elapsed >= Slow ? LogLevel.Information : LogLevel.Debug;
        if (logger.IsEnabled(level)) LogRequest(level, operation.Route, status, elapsed.TotalMilliseconds, http.TraceIdentifier);
    }

    [LoggerMessage("{Route} answered {Status} in {Milliseconds:0.00} ms ({TraceId})")]
    private partial void LogRequest(LogLevel level, string route, int status, double milliseconds, string traceId);

    [LoggerMessage(LogLevel.Information, "{Route} by user {UserId} ({TraceId})")]
    private partial void LogAudited(string route, string userId, string traceId);
}
