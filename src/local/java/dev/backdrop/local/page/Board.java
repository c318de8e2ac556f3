package dev.backdrop.local.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The current cards and header notice, and the subscriptions to their changes. */
final class Board {

    private final Map<String, Card> cards = new LinkedHashMap<>();
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private String notice = "";

    synchronized void show(Card card) {
        if (!card.equals(cards.put(card.id(), card))) {
            subscriptions.forEach(subscription -> subscription.changed(card.id()));
        }
    }

    /** The header's notice; empty for none. */
    synchronized void notice(String line) {
        if (!line.equals(notice)) {
            notice = line;
            subscriptions.forEach(Subscription::noticed);
        }
    }

    synchronized String notice() {
        return notice;
    }

    synchronized void keepOnly(Set<String> ids) {
        List<String> gone =
                cards.keySet().stream().filter(id -> !ids.contains(id)).toList();
        for (String id : gone) {
            cards.remove(id);
            subscriptions.forEach(subscription -> subscription.changed(id));
        }
    }

    /** For a new subscription every existing card counts as changed. */
    synchronized Subscription subscribe() {
        Subscription subscription = new Subscription(cards.keySet());
        subscriptions.add(subscription);
        return subscription;
    }

    void unsubscribe(Subscription subscription) {
        subscriptions.remove(subscription);
    }

    /** The cards of {@code ids}; those that are gone are left out. */
    synchronized List<Card> cards(Collection<String> ids) {
        List<Card> found = new ArrayList<>();
        for (String id : ids) {
            Card card = cards.get(id);
            if (card != null) {
                found.add(card);
            }
        }
        return found;
    }
}
