using ContactCenter.Listing;
using ContactCenter.Workspace;

namespace ContactCenter.Routing;

/// <summary>Reads from the settings the order in which queues serve.</summary>
public static class QueueOrdering
{
    public static QueueOrder Of(WorkspaceSnapshot workspace) => workspace.SettingText("Omnichannel_sorting_mechanism") switch
    {
        QueueOrders.Priority => QueueOrder.Priority,
        QueueOrders.ServiceLevel => QueueOrder.ServiceLevel,
        _ => QueueOrder.Timestamp,
    };
}
