using ContactCenter.Api.Telemetry;

namespace ContactCenter.Api.Operations;

/// <summary>
/// The one place where what is thrown becomes a response (contract §9.2), for REST, hubs and files.
/// </summary>
/// <remarks>
/// ASP.NET Core's own exception handler clears the response's headers; the contract wants those of the rate limit on refusals too (ADR 0094).
/// </remarks>
internal sealed partial class ErrorMiddleware(RequestDelegate next, CommandRetry retry, ResponseWriter writer, ApiMeter meter, ILogger<ErrorMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            LogAborted(RouteOf(http), http.TraceIdentifier);
        }
        catch (Exception exception) when (http.Response.HasStarted)
        {
            // Nobody may take half a response for a whole one.
            LogFailure(exception, RouteOf(http), http.TraceIdentifier);
            http.Abort();
        }
        catch (Exception exception)
        {
            var error = ErrorFor(exception, http);
            if (!HttpMethods.IsGet(http.Request.Method)) meter.Refused(error, "rest");
            await writer.WriteAsync(http.Response, error);
        }
    }

    private Error ErrorFor(Exception exception, HttpContext http)
    {
        switch (exception)
        {
            case ContactCenterException refused:
                return refused.Error;

            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return HttpErrors.BodyTooLarge;

            case BadHttpRequestException:
                return HttpErrors.InvalidJson;

            // Of what is done outside the retry, as signing in.
            case var passing when PassingFaults.Includes(passing):
                retry.SayUnavailable(RouteOf(http), passing);
                return CommonErrors.Unavailable;

            default:
                LogFailure(exception, RouteOf(http), http.TraceIdentifier);
                return HttpErrors.Internal;
        }
    }

    /// <summary>The endpoint without any value of the request.</summary>
    private static string RouteOf(HttpContext http) =>
        http.GetEndpoint() is { } endpoint ? endpoint.Metadata.GetMetadata<ApiOperation>()?.Route ?? endpoint.DisplayName ?? "" : "no endpoint";

    [LoggerMessage(LogLevel.Debug, "{Route}: the client went away ({TraceId})")]
    private partial void LogAborted(string route, string traceId);

    [LoggerMessage(LogLevel.Error, "{Route} failed ({TraceId})")]
    private partial void LogFailure(Exception exception, string route, string traceId);
}
