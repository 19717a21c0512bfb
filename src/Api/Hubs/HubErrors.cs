using Microsoft.AspNetCore.SignalR;

namespace ContactCenter.Api.Hubs;

/// <summary>Errors as hub clients see them: the contract's text, and nothing of what is unexpected.</summary>
internal sealed class HubErrors(HubLog log) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (ContactCenterException refused)
        {
            throw new HubException(refused.Error.Text);
        }
        catch (OperationCanceledException) when (invocationContext.Context.ConnectionAborted.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure) when (PassingFaults.Includes(failure))
        {
            // Whether it happened is not known: the client sends it again with the same id.
            throw new HubException(CommonErrors.Unavailable.Text);
        }
        catch (Exception failure) when (failure is not HubException)
        {
            log.MethodFailed(failure, invocationContext.HubMethodName, invocationContext.Context.ConnectionId);
            throw new HubException(HubTexts.Internal);
        }
    }
}
