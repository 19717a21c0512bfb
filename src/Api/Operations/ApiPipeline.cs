using System.Text.Json;
using ContactCenter.Api.RateLimits;
using ContactCenter.Journal;

namespace ContactCenter.Api.Operations;

/// <summary>
/// Runs the steps around every operation in the contract's order (§9.2): sign-in, permission, rate limit, validation, blocks, action. Every error,
/// expected or not, becomes a response here.
/// </summary>
internal sealed partial class ApiPipeline(
    IAuthenticator authenticator, AccessControl access, RateLimiter limiter, IIdSource ids, CommandRetry retry, ResponseWriter writer,
    IVisitorPipeline visitors, TokenGuard tokens, TimeProvider time, ILogger<ApiPipeline> logger)
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    public Task RunAsync(HttpContext http, ApiOperation operation, ApiHandler handler) =>
        RunAsync(http, operation, call => AnswerAsync(call, http, operation, handler));

    public Task RunStreamAsync(HttpContext http, ApiOperation operation, StreamHandler handler) =>
        RunAsync(http, operation, call => handler(call, http.Response));

    private async Task RunAsync(HttpContext http, ApiOperation operation, Func<ApiCall, Task> act)
    {
        var started = time.GetTimestamp();
        try
        {
            var status = await TryAsync(http, operation, act);
            LogResponded(operation, status, time.GetElapsedTime(started), http.TraceIdentifier);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            LogAborted(operation.Route, http.TraceIdentifier);
        }
    }

    /// <returns>The status that was sent.</returns>
    private async Task<int> TryAsync(HttpContext http, ApiOperation operation, Func<ApiCall, Task> act)
    {
        JsonDocument? input = null;
        try
        {
            var caller = await AuthorizeAsync(http, operation);
            limiter.Check(http, operation.Route, operation.Limit, caller);
            input = await ReadInputAsync(http.Request, operation);
            await act(new ApiCall(http, operation, caller, input.RootElement, SeedOf(http.Request)));
            if (operation.IsAudited && caller is not null && http.Response.StatusCode == StatusCodes.Status200OK)
                LogAudited(operation.Route, caller.UserId, http.TraceIdentifier);
            return http.Response.StatusCode;
        }
        catch (Exception exception) when (http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            LogFailure(exception, operation.Route, http.TraceIdentifier);
            http.Abort();
            return StatusCodes.Status500InternalServerError;
        }
        catch (Exception exception) when (!http.RequestAborted.IsCancellationRequested)
        {
            var answer = AnswerFor(exception, operation, http.TraceIdentifier);
            await writer.WriteAsync(http.Response, answer);
            return answer.Status;
        }
        finally
        {
            input?.Dispose();
        }
    }

    private async Task AnswerAsync(ApiCall call, HttpContext http, ApiOperation operation, ApiHandler handler)
    {
        var answer = operation.Access.IsVisitors
            ? await visitors.RunAsync(call, operation, handler)
            : await retry.RunAsync(() => handler(call), operation.Route, http.RequestAborted);
        await writer.WriteAsync(http.Response, answer);
    }

    private async ValueTask<Caller?> AuthorizeAsync(HttpContext http, ApiOperation operation)
    {
        // A public operation looks at no header: what a visitor may do never depends on a user's sign-in (DESIGN §7).
        if (operation.Access.Kind == AccessKind.Public) return null;
        var headers = http.Request.Headers;
        tokens.CheckSignIn(http, headers[ApiHeaders.Token]);
        var caller = await authenticator.AuthenticateAsync(headers[ApiHeaders.UserId], headers[ApiHeaders.Token], http.RequestAborted)
            ?? throw tokens.WrongSignIn(http, headers[ApiHeaders.Token]);
        if (!access.May(caller, operation.Access)) throw new ContactCenterException(CommonErrors.MissingPermission);
        return caller;
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

    private ApiResponse AnswerFor(Exception exception, ApiOperation operation, string traceId)
    {
        switch (exception)
        {
            case ContactCenterException refused:
                return ApiResponse.For(refused.Error);

            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return ApiResponse.For(HttpErrors.BodyTooLarge);

            case BadHttpRequestException:
                return ApiResponse.For(HttpErrors.InvalidJson);

            // Of what is done outside the retry, as signing in.
            case var passing when PassingFaults.Includes(passing):
                retry.SayUnavailable(operation.Route, passing);
                return ApiResponse.For(CommonErrors.Unavailable);

            default:
                LogFailure(exception, operation.Route, traceId);
                return ApiResponse.For(HttpErrors.Internal);
        }
    }

    /// <summary>A line per message would cost more than the message: what is quick and no fault of ours is for those who ask for it.</summary>
    private void LogResponded(ApiOperation operation, int status, TimeSpan elapsed, string traceId)
    {
        // Of what is unavailable the retry says enough.
        var isFault = status >= StatusCodes.Status500InternalServerError && status != StatusCodes.Status503ServiceUnavailable;
        var level = isFault ? LogLevel.Warning : elapsed >= Slow ? LogLevel.Information : LogLevel.Debug;
        if (logger.IsEnabled(level)) LogRequest(level, operation.Route, status, elapsed.TotalMilliseconds, traceId);
    }

    [LoggerMessage("{Route} answered {Status} in {Milliseconds:0.00} ms ({TraceId})")]
    private partial void LogRequest(LogLevel level, string route, int status, double milliseconds, string traceId);

    [LoggerMessage(LogLevel.Information, "{Route} by user {UserId} ({TraceId})")]
    private partial void LogAudited(string route, string userId, string traceId);

    [LoggerMessage(LogLevel.Debug, "{Route}: the client went away ({TraceId})")]
    private partial void LogAborted(string route, string traceId);

    [LoggerMessage(LogLevel.Error, "{Route} failed ({TraceId})")]
    private partial void LogFailure(Exception exception, string route, string traceId);
}
