namespace ContactCenter.Integrations.Telephony;

/// <summary>Takes the events of a provider that is connected, rather than calling.</summary>
public interface ICallEventSink
{
    /// <summary>
    /// Returns when every event is kept, or refused for good. An exception means that it is worth to hand the same events over again:
    /// they are the same events by their ids.
    /// </summary>
    Task TakeAsync(string provider, CallEventTranslation translation, CancellationToken cancellationToken = default);
}
