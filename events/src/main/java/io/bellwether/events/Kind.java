package io.bellwether.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names a fact on the wire: kind {@code usage.login} travels as type {@code io.bellwether.usage.login.v1}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Kind {

    String value();

    /** One sentence for publishers; it becomes the description in the JSON Schema and in AsyncAPI. */
    String says();
}
