using ContactCenter.Errors;

namespace ContactCenter.Api.Http;

/// <summary>
/// Repeats an action whose outcome is unknown (DESIGN §4): a call's ids are fixed, so repeating it gets the first result if there is one.
/// </summary>
public sealed partial class CommandRetry(TimeProvider time, ILogger<CommandRetry> logger)
{
    private static readonly TimeSpan[] Delays = [TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(50),
        TimeSpan.FromMilliseconds(200)];

    /// <exception cref="ContactCenterException"><see cref="CommonErrors.Unavailable"/> after the last attempt.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> action, string route, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await action();
            }
            catch (Exception exception) when (PassingFaults.Includes(exception))
            {
                if (attempt == Delays.Length)
                {
                    LogGivenUp(route, exception.GetType().Name, exception.Message);
                    throw new ContactCenterException(CommonErrors.Unavailable);
                }

                await Task.Delay(Delays[attempt], time, cancellationToken);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Route} is unavailable: {Kind}: {Reason}")]
    private partial void LogGivenUp(string route, string kind, string reason);
}
