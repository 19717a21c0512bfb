using ContactCenter.Listing;

namespace ContactCenter.Storage.Listing;

/// <summary>Writes the order of a queue in SQL: the columns before the time of queueing.</summary>
internal static class QueueOrders
{
    public static string Before(QueueOrder order) => order switch
    {
        QueueOrder.Priority => "priority_weight, ",
        QueueOrder.ServiceLevel => "sla_minutes, ",
        _ => "",
    };
}
