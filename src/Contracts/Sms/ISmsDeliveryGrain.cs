using Orleans.Concurrency;

namespace ContactCenter.Sms;

/// <summary>
/// Sends the SMS that are due to the phone of a conversation's visitor. Key: room id. It is an actor of its own, so that nobody who writes
/// waits for a provider.
/// </summary>
[Alias("ITextDelivery"), GrainInterfaceType("ContactCenter.Texts.ITextDeliveryGrain")]
public interface ISmsDeliveryGrain : IGrainWithStringKey
{
    /// <summary>Sends what is due, if anything is. The sweep of due work makes up for a lost call.</summary>
    [Alias("Deliver"), OneWay]
    Task Deliver();
}
